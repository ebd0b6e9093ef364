using BtcAi.Dashboard.Charts;
using BtcAi.Market;
using CsCheck;

namespace BtcAi.Tests.Dashboard.Charts;

public sealed class CandleWindowTests
{
    private const long Minutes5 = 300_000;
    private static readonly CandleSeries Candles = new SyntheticMarket().Generate(1, 100_000, Minutes5);

    [Fact]
    public void Any_stretch_fits_a_screen_and_keeps_its_highs_and_lows() => Gen.Int[0, 99_000].SelectMany(from => Gen.Int[from + 1, 99_999], (from, to) => (from, to))
        .Sample(rows =>
        {
            long from = Candles.OpenTimeMs[rows.from], to = Candles.OpenTimeMs[rows.to];
            CandleSeries window = CandleWindow.Of(Candles, from, to);
            Assert.InRange(window.Count, 1, CandleWindow.Most);
            Assert.True(window.High.Max() <= Candles.High[rows.from..rows.to].Max());
            Assert.True(window.Low.Min() >= Candles.Low[rows.from..rows.to].Min());
            // Only what an edge cuts in two is left out.
            Assert.True(window.OpenTimeMs[0] - from < window.IntervalMs);
            Assert.True(to - window.OpenTimeMs[^1] <= 2 * window.IntervalMs);
        }, iter: 200);

    [Fact]
    public void Close_up_the_stored_candles_are_shown()
    {
        CandleSeries window = CandleWindow.Of(Candles, Candles.OpenTimeMs[500], Candles.OpenTimeMs[900]);
        Assert.Equal((400, Minutes5), (window.Count, window.IntervalMs));
    }

    [Fact]
    public void A_stretch_without_candles_is_empty() => Assert.Equal(0, CandleWindow.Of(Candles, 0, 1000).Count);
}
