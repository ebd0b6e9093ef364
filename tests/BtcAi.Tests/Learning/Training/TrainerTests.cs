using BtcAi.Learning.Training;

namespace BtcAi.Tests.Learning.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly FixedClock _clock = new(DateTimeOffset.UnixEpoch);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_weights_of_the_best_validation_are_kept()
    {
        var learner = new CountingLearner();
        Trainer trainer = Of(learner, [1, 3, 2, 3], new TrainerPlan { Updates = 4, EvaluateEvery = 1 });
        Assert.True(trainer.Run(CancellationToken.None));
        Assert.Equal(2, trainer.State.BestUpdate);
        Assert.Equal(3, trainer.State.Best!.Score);
        Assert.Equal(2, trainer.BestWeights[0]);
        Assert.Equal(4, learner.Count);
        Assert.Equal([1, 3, 2, 3], trainer.State.Curve.Select(point => point.Score));
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(0, 9)]
    public void Training_stops_when_patience_runs_out(int patience, int updates)
    {
        Trainer trainer = Of(
            new CountingLearner(), [1, 2, 1, 1.5, 3, 2, 1, 0, 4],
            new TrainerPlan { Updates = 9, EvaluateEvery = 1, Patience = patience });
        Assert.True(trainer.Run(CancellationToken.None));
        Assert.Equal(updates, trainer.State.Update);
    }

    [Fact]
    public void Validations_and_checkpoints_come_in_their_own_rhythm_when_an_agent_is_the_best_and_at_the_end()
    {
        using var watcher = new Watcher();
        var plan = new TrainerPlan { Updates = 10, EvaluateEvery = 3, CheckpointEvery = 4 };
        Of(new CountingLearner(), [1, 2, 0, 0], plan, watcher).Run(watcher.Stop);
        Assert.Equal([3, 6, 9, 10], watcher.Validations);
        // After 3 and 6 the agent was the best so far.
        Assert.Equal([3, 4, 6, 8, 10], watcher.Checkpoints);
    }

    [Fact]
    public void An_interrupted_training_is_saved_and_goes_on_as_if_nothing_had_happened()
    {
        double[] scores = [1, 4, 2, 3];
        var plan = new TrainerPlan { Updates = 8, EvaluateEvery = 2 };
        using var watcher = new Watcher(stopAfter: 5);
        var first = new CountingLearner();
        Trainer trainer = Of(first, scores, plan, watcher);
        Assert.False(trainer.Run(watcher.Stop));
        Assert.False(trainer.State.Finished);
        Assert.Equal([2, 4, 5], watcher.Checkpoints);

        var second = new CountingLearner();
        trainer = Of(second, scores, plan);
        Assert.True(trainer.Resume());
        Assert.True(trainer.Run(CancellationToken.None));
        Assert.Equal((8, 8, 4), (second.Count, trainer.State.Update, trainer.State.BestUpdate));
        Assert.Equal(4, trainer.BestWeights[0]);
        Assert.Equal(scores, trainer.State.Curve.Select(point => point.Score));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => i / 8.0), first.Progress.Concat(second.Progress));
    }

    [Fact]
    public void A_finished_training_does_nothing_when_it_is_resumed()
    {
        var plan = new TrainerPlan { Updates = 2, EvaluateEvery = 1 };
        Of(new CountingLearner(), [1, 2], plan).Run(CancellationToken.None);
        var learner = new CountingLearner();
        Trainer trainer = Of(learner, [], plan);
        Assert.True(trainer.Resume());
        Assert.True(trainer.Run(CancellationToken.None));
        Assert.Empty(learner.Progress);
    }

    [Fact]
    public void A_budget_of_time_is_used_up_across_interruptions()
    {
        var plan = new TrainerPlan { Budget = TimeSpan.FromSeconds(35), EvaluateEvery = 100 };
        using var watcher = new Watcher(stopAfter: 2);
        CountingLearner first = TenSeconds(), second = TenSeconds();
        Assert.False(Of(first, [0], plan, watcher).Run(watcher.Stop));
        _clock.Now += TimeSpan.FromHours(1);
        Trainer trainer = Of(second, [0], plan);
        trainer.Resume();
        Assert.True(trainer.Run(CancellationToken.None));
        Assert.Equal([0, 10 / 35.0, 20 / 35.0, 30 / 35.0], first.Progress.Concat(second.Progress));
        Assert.Equal(40, trainer.State.BudgetSeconds);

        CountingLearner TenSeconds() => new() { OnUpdate = () => _clock.Now += TimeSpan.FromSeconds(10) };
    }

    private Trainer Of(CountingLearner learner, double[] scores, TrainerPlan plan, Watcher? watcher = null)
    {
        var keeper = new CheckpointKeeper(_folder.PathTo("agent.btcai"), AgentCards.Of(learner.Network.Shape), "{}", 5);
        return new Trainer(
            learner, (update, _) => new ValidationPoint(update, scores[(update - 1) / plan.EvaluateEvery], 0, null, 0, 0, null),
            plan, keeper, watcher, _clock);
    }
}
