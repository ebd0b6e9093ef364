using BtcAi.Market;

namespace BtcAi.Tests.Market;

public sealed class CandleAuditTests
{
    [Fact]
    public void Sound_candles_have_nothing_to_report()
    {
        CandleSeries candles = new SyntheticMarket().Generate(1, 5000);
        AuditReport report = CandleAudit.Of(candles);
        Assert.True(report.Sound);
        Assert.Equal((5000, candles.OpenTimeMs[0], candles.OpenTimeMs[^1]), (report.Count, report.FirstMs, report.LastMs));
        Assert.Empty(report.Gaps);
        Assert.Empty(report.ZeroVolume);
        Assert.Empty(report.FlatRuns);
        Assert.Empty(report.ExtremeMoves);
    }

    [Fact]
    public void Everything_unusual_is_found_with_its_time()
    {
        CandleSeries all = new SyntheticMarket { JumpsPerYear = 0 }.Generate(1, 300);
        Candle still = all[100];
        CandleSeries sick = Scales.Series(all.IntervalMs, [.. Enumerable.Range(0, 300)
            .Where(i => i is not (20 or 21 or 22 or 50 or 200 or 201)).Select(i => Sicken(all[i], i))]);
        AuditReport report = CandleAudit.Of(sick);

        Assert.Equal([(20, 3L), (200, 2L), (50, 1L)], report.Gaps.Select(g => (Row(g.FromMs), g.Missing)));
        Assert.Equal(all.OpenTimeMs[23], report.Gaps[0].ToMs);
        Assert.Equal(6, report.MissingCandles);
        Assert.Equal([30], report.ZeroVolume.Select(Row));
        Assert.Equal([(100, 15)], report.FlatRuns.Select(run => (Row(run.FromMs), run.Candles)));
        Assert.Equal([(250, 1), (251, -1)], report.ExtremeMoves.Select(m => (Row(m.TimeMs), Math.Sign(m.LogReturn))).Order());
        Assert.Equal(2, report.Impossible.Count);
        Assert.StartsWith("2019-01-01T03:20:00Z: high", report.Impossible[0]);
        Assert.StartsWith("2019-01-01T03:25:00Z: volume", report.Impossible[1]);
        Assert.False(report.Sound);

        Candle Sicken(Candle c, int i) => i switch
        {
            30 => c with { Volume = 0 },
            40 => c with { High = c.Low, Low = c.High },
            41 => c with { Volume = -1 },
            >= 100 and < 115 => new Candle(c.OpenTimeMs, still.Close, still.Close, still.Close, still.Close, 1),
            250 => new Candle(c.OpenTimeMs, c.Open, 1.5 * c.High, c.Low, 1.5 * c.Close, c.Volume),
            _ => c,
        };
        int Row(long timeMs) => (int)((timeMs - all.OpenTimeMs[0]) / all.IntervalMs);
    }
}
