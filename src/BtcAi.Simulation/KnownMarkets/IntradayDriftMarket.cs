using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// The clock moves the price: +d per five-minute candle from 10:00 to 12:00 and −d/2 in the two hours before and the two
/// after, so that the day sums to zero. Long in the window pays iff 24·d > 2c; otherwise the best policy never trades
/// (discounting blurs the threshold by 5 %).
/// </summary>
/// <remarks>
/// With no drift outside the window, staying long overnight would be free: one purchase would earn every day's window,
/// and the threshold would not exist. Since waiting is free, the best policy of a day that pays is short outside.
/// </remarks>
/// <param name="drift">d, expected return per candle in the window.</param>
/// <param name="cost">Fraction paid per unit of change in position.</param>
/// <param name="sigma">Standard deviation of one candle's return.</param>
public sealed class IntradayDriftMarket(
    double drift, double cost = 0.001, double sigma = KnownMarketRules.Sigma) : IKnownMarket
{
    private const int CandlesPerHour = 12, CandlesPerDay = 24 * CandlesPerHour, WindowCandles = 2 * CandlesPerHour;

    /// <summary>Sine and cosine of the time of day, how far the hour has come (−1…1), then one flag per hour.</summary>
    private const int SignalColumns = 3 + 24;

    /// <summary>A day's window earns so many times the cost of one change; 2 is the threshold.</summary>
    public static IntradayDriftMarket Earning(double timesCost, double cost = 0.001) =>
        new(timesCost * cost / WindowCandles, cost);

    public string Name => FormattableString.Invariant(
        $"intraday drift, {drift * WindowCandles * 1e4:0.##} bp a day, {cost * 1e4} bp");

    public double Cost => cost;

    public double Sigma => sigma;

    public KnownMarketPath Generate(Rng rng, int length, int noiseFeatures = 8)
    {
        var path = new KnownMarketPath(length, SignalColumns + noiseFeatures);
        int start = rng.Next(CandlesPerDay);
        for (int t = 0; t < length; t++)
        {
            int clock = (start + t) % CandlesPerDay;
            path.State[t] = clock;
            path.Drifts[t] = DriftAt(clock);
            path.Returns[t] = (float)(path.Drifts[t] + sigma * rng.NextGaussian());
            Span<float> row = path.WritableRow(t);
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * clock / CandlesPerDay);
            (row[0], row[1]) = ((float)sine, (float)cosine);
            row[2] = 2f * (clock % CandlesPerHour) / (CandlesPerHour - 1) - 1;
            row[3 + clock / CandlesPerHour] = 1;
        }
        path.FillNoise(rng, SignalColumns);
        return path;
    }

    public KnownMarketOptimum Solve()
    {
        double[] drifts = [.. Enumerable.Range(0, CandlesPerDay).Select(DriftAt)];
        double[][] transitions = new double[CandlesPerDay][];
        for (int i = 0; i < CandlesPerDay; i++)
        {
            transitions[i] = new double[CandlesPerDay];
            transitions[i][(i + 1) % CandlesPerDay] = 1;
        }
        return DynamicProgramme.Solve(new MarkovChain(0, 1, drifts, transitions), cost);
    }

    /// <summary>Expected return from candle number <paramref name="clock"/> of the day to the next.</summary>
    private double DriftAt(int clock) => (clock / CandlesPerHour) switch
    {
        10 or 11 => drift,
        8 or 9 or 12 or 13 => -drift / 2,
        _ => 0,
    };
}
