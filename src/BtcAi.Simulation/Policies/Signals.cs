using BtcAi.Market;

namespace BtcAi.Simulation.Policies;

/// <summary>Exposures per candle, each from that close and earlier ones only, worked out in one pass; cash until there is enough history.</summary>
internal static class Signals
{
    private const double DayMs = 86_400_000, YearMs = 365 * DayMs;

    /// <summary>Span of the volatility estimate in days.</summary>
    public const double VolatilityDays = 20;

    /// <summary>Closer means are equal: the rounding of a rolling sum must not trade.</summary>
    private const double Tie = 1e-9;

    /// <summary>All in while the mean of the last <paramref name="fast"/> closes is above that of the last <paramref name="slow"/>.</summary>
    public static float[] Cross(CandleSeries candles, int fast, int slow, float allIn)
    {
        double[] close = candles.Close;
        float[] exposure = new float[close.Length];
        if (close.Length < slow) return exposure;
        double fastSum = 0, slowSum = 0;
        for (int t = 0; t < slow; t++)
        {
            slowSum += close[t];
            if (t >= slow - fast) fastSum += close[t];
        }
        double needed = (double)fast / slow * (1 + Tie);
        exposure[slow - 1] = fastSum > slowSum * needed ? allIn : 0;
        for (int t = slow; t < close.Length; t++)
        {
            fastSum += close[t] - close[t - fast];
            slowSum += close[t] - close[t - slow];
            exposure[t] = fastSum > slowSum * needed ? allIn : 0;
        }
        return exposure;
    }

    /// <summary>Holds as much as keeps the annual volatility at the target.</summary>
    public static float[] VolatilityTarget(CandleSeries candles, double annualTarget, TradingRules rules)
    {
        double[] wanted = VolatilityScale(candles, annualTarget, rules.MaximumExposure);
        return Steady(wanted, rules.RebalanceBand);
    }

    /// <summary>
    /// Time-series momentum (Moskowitz, Ooi and Pedersen, 2012): the sign of the return over the last days, scaled to the
    /// target volatility; where shorts are not allowed a falling market means cash.
    /// </summary>
    public static float[] Momentum(CandleSeries candles, double days, double annualTarget, TradingRules rules)
    {
        double[] wanted = VolatilityScale(candles, annualTarget, rules.MaximumExposure);
        int span = Span(candles, days);
        for (int t = 0; t < wanted.Length; t++)
        {
            int sign = t < span ? 0 : Math.Sign(candles.Close[t] - candles.Close[t - span]);
            wanted[t] = Math.Max(sign * wanted[t], rules.MinimumExposure);
        }
        return Steady(wanted, rules.RebalanceBand);
    }

    /// <summary>
    /// In or out by chance, changing so often that decisions every <see cref="TradingRules.DecisionCandles"/> candles turn the
    /// equity over <paramref name="perYear"/> times a year.
    /// </summary>
    public static float[] Random(CandleSeries candles, double perYear, TradingRules rules, Foundation.Rng rng)
    {
        double perDecision = perYear / DecisionsPerYear(candles, rules);
        // Flips per candle with chance q leave an odd number of flips after D candles with chance (1 − (1 − 2q)^D) / 2.
        double flip = (1 - Math.Pow(1 - 2 * Math.Min(perDecision, 0.5), 1.0 / rules.DecisionCandles)) / 2;
        float[] exposure = new float[candles.Count];
        bool held = rng.NextDouble() < 0.5;
        for (int t = 0; t < exposure.Length; t++)
        {
            held ^= rng.NextDouble() < flip;
            exposure[t] = held ? (float)rules.MaximumExposure : 0;
        }
        return exposure;
    }

    /// <summary>Cash, then in and out in turn at so many decisions of the range, drawn without repetition; at most all of them.</summary>
    public static float[] Changes(
        int changes, float exposure, int candles, Foundation.IndexRange range, int decisionCandles, Foundation.Rng rng)
    {
        // The last candle's close decides nothing: there is no open to fill at.
        int[] decisions = [.. Enumerable.Range(0, (range.Count - 2) / decisionCandles + 1).Select(k => range.From + k * decisionCandles)];
        rng.Shuffle<int>(decisions);
        bool[] changing = new bool[candles];
        foreach (int row in decisions.Take(changes)) changing[row] = true;
        float[] wanted = new float[candles];
        bool held = false;
        for (int t = 0; t < candles; t++)
        {
            held ^= changing[t];
            wanted[t] = held ? exposure : 0;
        }
        return wanted;
    }

    public static double DecisionsPerYear(CandleSeries candles, TradingRules rules) =>
        YearMs / ((double)candles.IntervalMs * rules.DecisionCandles);

    /// <summary>Candles in this many days, at least one.</summary>
    public static int Span(CandleSeries candles, double days) =>
        (int)Math.Max(1, Math.Round(days * DayMs / candles.IntervalMs));

    /// <summary>Target over the annualised EWMA volatility of simple returns, at most the given exposure; 0 in the first span.</summary>
    private static double[] VolatilityScale(CandleSeries candles, double annualTarget, double most)
    {
        double[] close = candles.Close;
        double[] scale = new double[close.Length];
        int span = Span(candles, VolatilityDays);
        double alpha = 2.0 / (span + 1), perYear = YearMs / candles.IntervalMs;
        double sum = 0, weights = 0;
        for (int t = 1; t < close.Length; t++)
        {
            double growth = close[t] / close[t - 1] - 1;
            sum += alpha * (growth * growth - sum);
            weights += alpha * (1 - weights);
            if (t < span) continue;
            double volatility = Math.Sqrt(sum / weights * perYear);
            scale[t] = volatility > 0 ? Math.Min(annualTarget / volatility, most) : most;
        }
        return scale;
    }

    /// <summary>Keeps the last exposure until the wanted one is more than the band away or none is wanted: noise is not worth its costs.</summary>
    private static float[] Steady(double[] wanted, double band)
    {
        float[] exposure = new float[wanted.Length];
        float held = 0;
        for (int t = 0; t < wanted.Length; t++)
        {
            if (wanted[t] == 0 || Math.Abs(wanted[t] - held) > band) held = (float)wanted[t];
            exposure[t] = held;
        }
        return exposure;
    }
}
