using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Tests.Experiments.Evaluations;

public sealed class WalkForwardTests
{
    private const long HourMs = 3_600_000, DayMs = 24 * HourMs;
    private const int WarmUp = 400 * 24;

    // Five years of hours from 2019-01-01 on.
    private static readonly CandleSeries Candles = new SyntheticMarket().Generate(1, 5 * 365 * 24 + 24, HourMs);

    [Theory]
    [InlineData(Bucket.Short)]
    [InlineData(Bucket.Medium)]
    [InlineData(Bucket.Long)]
    public void Folds_are_24_months_3_and_3_and_roll_by_3_up_to_the_last_candle(Bucket bucket)
    {
        var profile = BucketProfile.Of(bucket);
        IReadOnlyList<ChronologicalSplit> folds = WalkForward.Folds(Candles, profile, WarmUp, 100);
        Assert.True(folds.Count > 4);
        DateTimeOffset end = At(Candles.Count - 1).AddHours(1);
        Assert.Equal(Candles.Count, folds[^1].Test.To);
        for (int i = folds.Count - 1; i >= 0; i--)
        {
            ChronologicalSplit fold = folds[i];
            DateTimeOffset test = end.AddMonths(-3), validation = test.AddMonths(-3);
            Assert.Equal((test, validation, validation.AddMonths(-24)), (At(fold.Test.From), At(fold.Validation.From), At(fold.Training.From)));
            Assert.True(fold.Training.From >= WarmUp);
            Assert.Equal(profile.PurgeMs, Candles.OpenTimeMs[fold.Validation.From] - Candles.OpenTimeMs[fold.Training.To - 1] - HourMs);
            long gap = Candles.OpenTimeMs[fold.Test.From] - Candles.OpenTimeMs[fold.Validation.To - 1] - HourMs;
            Assert.True(gap >= Math.Min(profile.PurgeMs, (long)(test - validation).TotalMilliseconds / 2));
            Assert.True(gap >= DayMs);
            if (i + 1 < folds.Count) Assert.Equal(fold.Test.To, folds[i + 1].Test.From);
            end = end.AddMonths(-3);
        }
        Assert.True(end.AddMonths(-30) < At(WarmUp), "One more fold would have fitted.");
    }

    [Fact]
    public void The_latest_are_taken_when_fewer_are_asked_for()
    {
        var profile = BucketProfile.Of(Bucket.Short);
        Assert.Equal(WalkForward.Folds(Candles, profile, WarmUp, 100).TakeLast(2), WalkForward.Folds(Candles, profile, WarmUp, 2));
        CandleSeries two = Candles.Slice(new IndexRange(0, 800 * 24));
        Assert.Contains("a walk-forward needs 30 months", Assert.Throws<UserMistakeException>(() => WalkForward.Folds(two, profile, 24, 1)).Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(int row) => DateTimeOffset.FromUnixTimeMilliseconds(Candles.OpenTimeMs[row]);
}
