using BtcAi.Foundation;

namespace BtcAi.Experiments.Audits;

/// <summary>95 % interval of a period's growth by the stationary bootstrap of its days (Politis and Romano, 1994).</summary>
/// <param name="Low">Fraction of the capital; <paramref name="High"/> likewise.</param>
internal sealed record GrowthInterval(double Low, double High)
{
    private const int Resamples = 2000;
    private const double MeanBlockDays = 7, Tail = 0.025, LeastGrowth = 1e-12;

    public static GrowthInterval Of(double[] dailyReturns, Rng rng)
    {
        double[] logs = [.. dailyReturns.Select(r => Math.Log(Math.Max(LeastGrowth, 1 + r)))], sums = new double[Resamples];
        for (int k = 0; k < Resamples; k++)
        {
            int day = rng.Next(logs.Length);
            for (int i = 0; i < logs.Length; i++)
            {
                sums[k] += logs[day];
                if (rng.NextDouble() < 1 / MeanBlockDays) day = rng.Next(logs.Length);
                else if (++day == logs.Length) day = 0;
            }
        }
        Array.Sort(sums);
        int tail = (int)(Tail * Resamples);
        return new GrowthInterval(Math.Exp(sums[tail]) - 1, Math.Exp(sums[Resamples - 1 - tail]) - 1);
    }
}
