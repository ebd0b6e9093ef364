using BtcAi.Experiments.Evaluations;

namespace BtcAi.Tests.Experiments.Evaluations;

public sealed class TrainingCounterTests
{
    [Fact]
    public void It_says_which_training_runs_and_from_what_is_done_how_long_the_rest_takes()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var said = new List<string>();
        var counter = new TrainingCounter("Short: training fold", 3, clock, said.Add);
        counter.Next("one");
        clock.Now += TimeSpan.FromSeconds(20);
        counter.OnUpdate(1, 0.25, null!);
        clock.Now += TimeSpan.FromSeconds(20);
        counter.OnUpdate(2, 0.5, null!);
        counter.OnUpdate(3, 0.6, null!);
        clock.Now += TimeSpan.FromSeconds(40);
        counter.Next("two");
        Assert.Equal(
            [
                "Short: training fold 1 of 3, one", "Short: training fold 1 of 3, 50 % trained; about 0:03:20 left",
                "Short: training fold 2 of 3, two; about 0:02:40 left",
            ], said);
    }
}
