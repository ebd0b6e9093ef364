using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Cli.Commands;

/// <summary>Whether candles are enough to train buckets on, and if not, how many days of them would be.</summary>
internal static class CandleDemand
{
    private const int MostCandles = 1 << 23;
    private const double DayMs = 86_400_000;

    public static void Check(CandleSeries candles, IReadOnlyList<Bucket> buckets, SettingsTree settings, Problems problems)
    {
        foreach (Bucket bucket in buckets)
        {
            if (Refusal(candles, bucket, settings) is not { } refusal) continue;
            IReadOnlyList<Problem> found = Enough(candles, bucket, settings) is { } enough
                ?
                [
                    new Problem(CandleErrors.TooFew,
                        $"{bucket}: {candles.Name} holds {candles.Count * candles.IntervalMs / DayMs:0.#} days of candles{Locked(settings)}; with these settings it " +
                        $"takes {Math.Ceiling(enough * candles.IntervalMs / DayMs):0} days in all (a warm-up, training, validation and test, and a " +
                        "purge before each of the last two). Give more, shorten model.window_decisions (PPO, A2C: model.max_steps_per_episode), or " +
                        "leave the bucket out with --bucket or --sequence."),
                ]
                : refusal.Problems;
            foreach (Problem problem in found) problems.Add(problem);
        }
    }

    private static UserMistakeException? Refusal(CandleSeries candles, Bucket bucket, SettingsTree settings)
    {
        try
        {
            TrainingSession.Check(candles, [bucket], settings);
            return null;
        }
        catch (UserMistakeException e)
        {
            return e;
        }
    }

    private static string Locked(SettingsTree settings) => settings.Evaluation.HoldoutShare > 0 ? " before the hold-out" : "";

    /// <summary>The fewest candles without gaps that would do; null when the number of candles is not what is wrong.</summary>
    private static int? Enough(CandleSeries candles, Bucket bucket, SettingsTree settings)
    {
        if (BucketProfile.Of(bucket).DecisionMs % candles.IntervalMs != 0) return null;
        int few = candles.Count, many = few;
        while (!Do(many))
        {
            if (many > MostCandles) return null;
            (few, many) = (many, 2 * many);
        }
        while (many - few > 1)
        {
            int between = few + (many - few) / 2;
            if (Do(between)) many = between;
            else few = between;
        }
        return many > candles.Count ? many : null;

        bool Do(int count) => Refusal(Imagined(candles, count), bucket, settings) is null;
    }

    /// <summary>Only the times are looked at.</summary>
    private static CandleSeries Imagined(CandleSeries candles, int count)
    {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) times[i] = candles.OpenTimeMs[0] + i * candles.IntervalMs;
        double[] any = new double[count];
        return new CandleSeries(candles.Name, candles.IntervalMs, times, any, any, any, any, any);
    }
}
