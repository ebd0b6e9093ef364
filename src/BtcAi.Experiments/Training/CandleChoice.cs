using System.Globalization;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;

namespace BtcAi.Experiments.Training;

/// <summary>Candles by what a person calls them: <c>synthetic[:SEED]</c>, a name in the library, or a file.</summary>
public static class CandleChoice
{
    public const string Synthetic = "synthetic";

    /// <summary>What to write down so that the same candles are found again from any folder.</summary>
    public static string Absolute(string choice) => File.Exists(choice) ? Path.GetFullPath(choice) : choice;

    /// <param name="fromMs">Keep candles that open at or after this (Unix ms).</param>
    /// <param name="toMs">Keep candles that open before this.</param>
    /// <exception cref="UserMistakeException">Nothing by that name, damaged, or nothing left between the dates.</exception>
    public static CandleSeries Load(string choice, CandleLibrary library, long fromMs = long.MinValue, long toMs = long.MaxValue)
    {
        CandleSeries candles = Read(choice, library);
        IndexRange range = candles.Between(fromMs, toMs);
        if (range.Count == candles.Count) return candles;
        if (range.Count > 0) return candles.Slice(range);
        throw new UserMistakeException(CandleErrors.Range,
            $"{candles.Name} has no candles between --from and --to; it covers {Day(candles.OpenTimeMs[0])} to " +
            $"{Day(candles.OpenTimeMs[^1] + candles.IntervalMs)}.");
    }

    /// <summary>The candles a run was started on, without its hold-out.</summary>
    /// <exception cref="UserMistakeException">They are gone or have changed.</exception>
    public static CandleSeries LoadFor(RunRecord run, CandleLibrary library) => HoldOut.Before(LoadWhole(run, library), run.Settings.Evaluation);

    /// <summary>The candles a run was started on, its hold-out included: only for who opens it.</summary>
    /// <exception cref="UserMistakeException">They are gone or have changed.</exception>
    public static CandleSeries LoadWhole(RunRecord run, CandleLibrary library)
    {
        CandleSeries candles = Load(run.Candles, library, run.FromMs, run.ToMs);
        if (candles.Fingerprint == run.CandleFingerprint) return candles;
        throw new UserMistakeException(CandleErrors.Changed,
            $"{run.Candles} has changed since the run started ({run.Id}); put back the candles of that time, start a new run, or judge its agents on " +
            "the new candles with btcai backtest.");
    }

    private static CandleSeries Read(string choice, CandleLibrary library)
    {
        if (choice != Synthetic && !choice.StartsWith(Synthetic + ":", StringComparison.Ordinal)) return library.Load(choice);
        ulong seed = 1;
        if (choice != Synthetic && !ulong.TryParse(choice.AsSpan(Synthetic.Length + 1), CultureInfo.InvariantCulture, out seed))
            throw new UserMistakeException(CandleErrors.NotFound, $"--data is {choice}; after synthetic: comes a whole number, such as synthetic:7.");
        return new SyntheticMarket().Generate(seed);
    }

    /// <summary>A UTC time to the minute, as messages name it.</summary>
    internal static string Moment(long unixMs) => $"{DateTimeOffset.FromUnixTimeMilliseconds(unixMs):yyyy-MM-ddTHH:mm}";

    /// <summary>The UTC day of a time, as messages name it.</summary>
    internal static string Day(long unixMs) => $"{DateTimeOffset.FromUnixTimeMilliseconds(unixMs):yyyy-MM-dd}";
}
