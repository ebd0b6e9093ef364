using BtcAi.Market;

namespace BtcAi.Tests.Market;

public sealed class SyntheticMarketTests
{
    private static readonly CandleSeries Market = new SyntheticMarket().Generate(11, 300_000);
    private static readonly double[] Returns =
        [.. Enumerable.Range(1, Market.Count - 1).Select(i => Math.Log(Market.Close[i] / Market.Close[i - 1]))];

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var settings = new SyntheticMarket();
        Assert.Equal(settings.Generate(7, 3000).Fingerprint, settings.Generate(7, 3000).Fingerprint);
        Assert.NotEqual(settings.Generate(7, 3000).Fingerprint, settings.Generate(8, 3000).Fingerprint);
        Assert.Equal(settings.Generate(7, 3000).Close, settings.Generate(7, 5000).Close[..3000]);
    }

    [Fact]
    public void Candles_are_possible_without_gaps_and_start_in_2019()
    {
        AuditReport report = CandleAudit.Of(Market);
        Assert.True(report.Sound);
        Assert.Empty(report.Gaps);
        Assert.Equal(1_546_300_800_000, report.FirstMs);
        Assert.Equal(10_000, Market.Open[0]);
        for (int i = 0; i < Market.Count; i++) Assert.True(Market.High[i] > Market.Low[i] && Market.Volume[i] > 0);
    }

    [Fact]
    public void A_day_is_about_as_volatile_as_set()
    {
        double perDay = Math.Sqrt(Returns.Average(r => r * r) * 288);
        Assert.InRange(perDay, 0.02, 0.045);
    }

    [Fact]
    public void Tails_are_fat()
    {
        double variance = Returns.Average(r => r * r);
        Assert.True(Returns.Average(r => r * r * r * r) / (variance * variance) > 6);
    }

    [Fact]
    public void Volatility_clusters_but_returns_do_not_repeat()
    {
        double[] sizes = Array.ConvertAll(Returns, Math.Abs);
        Assert.InRange(Correlation(sizes, sizes, 1), 0.1, 0.6);
        Assert.InRange(Correlation(sizes, sizes, 2 * 288), 0.03, 0.5);
        Assert.InRange(Correlation(Returns, Returns, 1), -0.02, 0.02);
    }

    [Fact]
    public void Afternoons_are_livelier_than_nights_and_weekdays_than_weekends()
    {
        double Size(Func<DateTimeOffset, bool> when) => Enumerable.Range(0, Returns.Length)
            .Where(i => when(DateTimeOffset.FromUnixTimeMilliseconds(Market.OpenTimeMs[i + 1])))
            .Average(i => Math.Abs(Returns[i]));
        Assert.InRange(Size(t => t.Hour is >= 13 and < 17) / Size(t => t.Hour is >= 1 and < 5), 1.4, 2.2);
        Assert.InRange(Size(t => t.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) / Size(t => t.DayOfWeek is DayOfWeek.Tuesday), 0.6, 0.9);
    }

    [Fact]
    public void Volume_follows_the_size_of_moves()
    {
        double[] sizes = Array.ConvertAll(Returns, Math.Abs);
        Assert.True(Correlation(sizes, Market.Volume[1..], 0) > 0.4);
    }

    [Fact]
    public void Months_drift_up_down_or_nowhere()
    {
        // Without noise a day's return is the drift itself.
        CandleSeries quiet = new SyntheticMarket { DailyVolatility = 1e-7, JumpsPerYear = 0, FirstPrice = 1e6 }
            .Generate(3, 6 * 365, Scales.Day);
        int[] regimes = [.. Enumerable.Range(1, quiet.Count - 1).Select(i => Math.Log(quiet.Close[i] / quiet.Close[i - 1]))
            .Select(r => Math.Abs(r * 365 - 1.1) < 0.02 ? 1 : Math.Abs(r * 365 + 0.9) < 0.02 ? -1 : Math.Abs(r * 365) < 0.02 ? 0 : 9)];
        Assert.Equal([-1, 0, 1], regimes.Distinct().Order());
        int switches = Enumerable.Range(1, regimes.Length - 1).Count(i => regimes[i] != regimes[i - 1]);
        Assert.InRange(regimes.Length / (double)(switches + 1), 60, 160);
    }

    private static double Correlation(double[] a, double[] b, int lag)
    {
        double meanA = a.Average(), meanB = b.Average(), both = 0, squaresA = 0, squaresB = 0;
        for (int i = lag; i < a.Length; i++)
        {
            double x = a[i - lag] - meanA, y = b[i] - meanB;
            both += x * y;
            squaresA += x * x;
            squaresB += y * y;
        }
        return both / Math.Sqrt(squaresA * squaresB);
    }
}
