using BtcAi.Compute;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Tests.Learning.Training;

public sealed class ResumeTests : IDisposable
{
    private const int Updates = 6;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ModelType.ActorCritic)]
    [InlineData(ModelType.PPO)]
    [InlineData(ModelType.A2C)]
    public void Resumed_equals_uninterrupted_and_two_threads_equal_one_byte_for_byte(ModelType model)
    {
        BucketSetup setup = SmallTraining.Setup(Bucket.Short, model);
        byte[] whole = Train(setup, "whole", threads: 1);
        Assert.Equal(whole, Train(setup, "two threads", threads: 2));
        foreach (int stop in new[] { 1, 3, 4 })
        {
            Train(setup, $"stopped {stop}", threads: 1, stop);
            Assert.Equal(whole, Train(setup, $"stopped {stop}", threads: 2));
        }
    }

    [Fact]
    public void Another_seed_gives_other_bytes() => Assert.NotEqual(
        Train(SmallTraining.Setup(Bucket.Short), "one", threads: 1),
        Train(SmallTraining.Setup(Bucket.Short), "two", threads: 1, seed: 2));

    [Fact]
    public void A_damaged_checkpoint_is_named_and_refused_and_training_goes_on_from_the_previous_one()
    {
        BucketSetup setup = SmallTraining.Setup(Bucket.Short);
        byte[] whole = Train(setup, "whole", threads: 1);
        var rng = new Rng(3);
        for (int i = 0; i < 6; i++)
        {
            string name = $"damaged {i}", path = PathOf(name);
            Train(setup, name, threads: 1, stop: 5);
            byte[] bytes = File.ReadAllBytes(path);
            if (i == 0) bytes = bytes[..(bytes.Length / 2)];
            else if (i == 1) bytes = [];
            else bytes[rng.Next(bytes.Length)] ^= (byte)(1 << rng.Next(8));
            File.WriteAllBytes(path, bytes);

            using var learner = (IDisposable)setup.CreateLearner(1, 1, new CpuKernels());
            CheckpointKeeper keeper = SmallTraining.Keeper(path, setup, (ILearner)learner);
            TrainerState? state = keeper.Read((ILearner)learner, new float[((ILearner)learner).Network.ParameterCount]);
            Assert.Equal(4, state!.Update);
            Assert.Contains($"{path} is damaged and was refused", keeper.Refused, StringComparison.Ordinal);
            Assert.Equal(whole, Train(setup, name, threads: 1));
        }
    }

    [Fact]
    public void When_every_checkpoint_is_damaged_each_is_named()
    {
        BucketSetup setup = SmallTraining.Setup(Bucket.Short);
        Train(setup, "lost", threads: 1);
        string path = PathOf("lost");
        foreach (string file in new[] { path, path + ".previous" }) File.WriteAllText(file, "not a checkpoint");
        var e = Assert.Throws<WorldException>(() => Train(setup, "lost", threads: 1));
        Assert.Contains($"{path} is damaged", e.Message, StringComparison.Ordinal);
        Assert.Contains($"{path}.previous is damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_with_all_reasons_and_changes_nothing()
    {
        BucketSetup setup = SmallTraining.Setup(Bucket.Short);
        Train(setup, "mine", threads: 1);
        var learner = setup.CreateLearner(1, 1, new CpuKernels());
        using var owner = (IDisposable)learner;
        AgentCard card = setup.CreateCard(learner, 2, "test") with
        {
            DataFingerprint = "other",
            FeatureHash = "other",
            Network = learner.Network.Shape with { Hidden = 8 },
            Training = new TimeRange(0, 1),
        };
        float[] before = [.. learner.Network.Parameters];
        var keeper = new CheckpointKeeper(PathOf("mine"), card, "{}", 5);
        var e = Assert.Throws<UserMistakeException>(() => keeper.Read(learner, new float[learner.Network.ParameterCount]));
        string[] reasons = ["another candles", "another feature list", "another network", "another seed", "another training range"];
        Assert.Equal(reasons.Length, e.Problems.Count);
        Assert.All(reasons.Zip(e.Problems), pair => Assert.Contains(pair.First, pair.Second.Text, StringComparison.Ordinal));
        Assert.All(e.Problems, problem => Assert.Contains("start a new run", problem.Text, StringComparison.Ordinal));
        Assert.Equal(before, learner.Network.Parameters);
    }

    private string PathOf(string name) => _folder.PathTo(name + ".btcai");

    /// <summary>Trains, or goes on training, into a file of that name; its bytes afterwards.</summary>
    private byte[] Train(BucketSetup setup, string name, int threads, int stop = int.MaxValue, ulong seed = 1)
    {
        ILearner learner = setup.CreateLearner(seed, threads, new CpuKernels());
        using var owner = (IDisposable)learner;
        using var watcher = new Watcher(stop);
        Trainer trainer = SmallTraining.Trainer(setup, learner, SmallTraining.Keeper(PathOf(name), setup, learner), Updates, watcher);
        trainer.Resume();
        Assert.Equal(stop > Updates, trainer.Run(watcher.Stop));
        return File.ReadAllBytes(PathOf(name));
    }
}
