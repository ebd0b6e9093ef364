using BtcAi.Foundation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Where resampled growth curves of the same days lie: pointwise 95 % (stationary block bootstrap, mean block of a week).</summary>
internal static class CurveBand
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;

    /// <returns>One band per value of the index, the first is the start; empty with fewer than 30 days.</returns>
    public static IReadOnlyList<DailyBand> Of(ReadOnlySpan<double> dailyReturns, Rng rng)
    {
        int days = dailyReturns.Length;
        if (days < BlockBootstrap.FewestDays) return [];
        float[] curves = new float[days * Resamples];
        var blocks = new StationaryBlocks(days, days, BlockBootstrap.UsualMeanBlock);
        for (int k = 0; k < Resamples; k++)
        {
            (double growth, int day) = (1, 0);
            foreach (DayBlock block in blocks.Draw(rng))
                for (int d = 0; d < block.Length; d++, day++)
                    curves[day * Resamples + k] = (float)(growth *= 1 + dailyReturns[(block.Start + d) % days]);
        }
        var band = new List<DailyBand>(days + 1) { new(1, 1) };
        for (int day = 0; day < days; day++)
        {
            Span<float> values = curves.AsSpan(day * Resamples, Resamples);
            values.Sort();
            band.Add(new DailyBand(values[(int)(Tail * Resamples)], values[(int)((1 - Tail) * Resamples)]));
        }
        return band;
    }
}
