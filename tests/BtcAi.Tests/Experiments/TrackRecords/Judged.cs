using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;

namespace BtcAi.Tests.Experiments.TrackRecords;

/// <summary>Rows of the history as trainings would write them.</summary>
internal static class Judged
{
    public static EvaluationRow Row(string preset, int seed, double net, double hold = 0, string settings = "", long fromMs = 0, string costs = "trading.fee=0.001") => new()
    {
        Source = EvaluationSource.Train,
        MadeMs = 1_700_000_000_000 + seed,
        Run = $"{preset}-{seed}",
        Bucket = "Short",
        Preset = preset,
        PresetHash = SettingsHash.Of([preset]),
        SettingsHash = SettingsHash.Of([preset, settings]),
        Settings = settings.Length > 0 ? settings : "model.hidden_size=128",
        Scheme = "test",
        Candles = "small",
        Fingerprint = "ab",
        FromMs = fromMs,
        ToMs = fromMs + 1000,
        Net = net,
        Hold = hold,
        Sharpe = net * 10,
        Drawdown = 0.1,
        WinRate = 0.5,
        ProfitFactor = 1 + net,
        Trades = 9,
        Seed = $"{seed}",
        Costs = costs,
    };

    /// <summary>Seeds from 1 on, around a net return.</summary>
    public static IEnumerable<EvaluationRow> Seeds(string preset, int count, double net, double hold = 0, string settings = "") =>
        Enumerable.Range(1, count).Select(seed => Row(preset, seed, net + 0.001 * seed, hold, settings));
}
