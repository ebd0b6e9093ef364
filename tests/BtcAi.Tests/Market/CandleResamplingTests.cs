using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Tests.Market;

public sealed class CandleResamplingTests
{
    private const long Hour = Scales.Hour;

    [Fact]
    public void Wide_candles_are_aligned_and_whole()
    {
        // 5-minute candles from 00:05 to 03:50 without 01:20–01:30: hour 0 lacks its start, hour 3 its end.
        CandleSeries narrow = Scales.Series(300_000, [.. Enumerable.Range(1, 46).Where(i => i is < 16 or > 18)
            .Select(i => new Candle(i * 300_000L, i, i + 2, i - 0.5, i + 1, 10))]);
        CandleSeries wide = narrow.Resample(Hour);
        Assert.Equal(2, wide.Count);
        Assert.Equal(new Candle(Hour, 12, 25, 11.5, 24, 90), wide[0]);
        Assert.Equal(new Candle(2 * Hour, 24, 37, 23.5, 36, 120), wide[1]);
        Assert.Equal(Hour, wide.IntervalMs);
    }

    [Fact]
    public void In_two_steps_or_one_is_the_same()
    {
        CandleSeries narrow = new SyntheticMarket().Generate(4, 5000);
        CandleSeries day = narrow.Resample(Scales.Day), through = narrow.Resample(Hour).Resample(Scales.Day);
        Assert.Equal(17, day.Count);
        Assert.Equal(day.Close, through.Close);
        Assert.Equal(day.High, through.High);
        Assert.Same(narrow, narrow.Resample(narrow.IntervalMs));
    }

    [Fact]
    public void An_interval_that_is_no_multiple_is_a_user_mistake()
    {
        CandleSeries narrow = new SyntheticMarket().Generate(4, 100);
        Assert.Throws<UserMistakeException>(() => narrow.Resample(420_000));
        Assert.Throws<UserMistakeException>(() => narrow.Resample(60_000));
    }
}
