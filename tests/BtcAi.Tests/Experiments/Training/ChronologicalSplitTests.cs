using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Tests.Experiments.Training;

public sealed class ChronologicalSplitTests
{
    private const long HourMs = 3_600_000;

    private static readonly CandleSeries Hundred = new SyntheticMarket().Generate(1, 2400, HourMs);

    [Fact]
    public void The_test_is_the_latest_part_and_a_purge_lies_before_it_and_before_the_validation()
    {
        // 100 days: validation from day 65, test from day 80; Short's purge is 3 + 1 + 1 days.
        var split = Of(Hundred);
        Assert.Equal(new IndexRange(30 * 24, 60 * 24), split.Training);
        Assert.Equal(new IndexRange(65 * 24, 75 * 24), split.Validation);
        Assert.Equal(new IndexRange(80 * 24, 2400), split.Test);
    }

    [Fact]
    public void Every_range_that_is_too_short_is_reported_with_what_it_needs()
    {
        CandleSeries ten = Hundred.Slice(new IndexRange(0, 240));
        var e = Assert.Throws<UserMistakeException>(() => Of(ten));
        Assert.Equal(
            [
                "Short: 0 days are left for training after a warm-up of 30 days and a purge of 5 days; it needs 5 days. Give more than " +
                "10 days of candles, or shorten model.window_decisions (PPO, A2C: model.max_steps_per_episode), or leave the bucket out with --bucket or --sequence.",
                "Short: 0 days are left for validation after the purge; it needs 0.4 days. Give more candles or raise " +
                "evaluation.validation_share.",
            ],
            e.Problems.Select(p => p.Text));
    }

    [Fact]
    public void A_test_of_no_length_is_refused() => Assert.Equal(
        ["Short: 0 days are left for the test; it needs 0.4 days. Give more candles or raise evaluation.test_share."],
        Assert.Throws<UserMistakeException>(() => Of(Hundred, new EvaluationSettings { TestShare = 1e-6 })).Problems.Select(p => p.Text));

    private static ChronologicalSplit Of(CandleSeries candles, EvaluationSettings? settings = null) =>
        ChronologicalSplit.Of(candles, BucketProfile.Of(Bucket.Short), warmUp: 30 * 24, minimumTraining: 5 * 24, settings ?? new());
}
