using Microsoft.Data.Sqlite;

namespace BtcAi.Experiments.Store;

/// <summary>Every judgement ever made, the oldest first; nothing takes a row away.</summary>
public sealed class EvaluationTable(Database database)
{
    private const string Columns =
        "source, made_ms, run, bucket, preset, preset_hash, settings_hash, settings, scheme, candles, fingerprint, from_ms, to_ms, net, hold, " +
        "sharpe, sharpe_low, sharpe_high, drawdown, win_rate, profit_factor, trades, goal, seed, costs, trials, light, original";

    /// <summary>Adds rows, all or none; a training's test and an imported entry are kept once.</summary>
    /// <returns>How many were new.</returns>
    public int Add(IReadOnlyList<EvaluationRow> rows)
    {
        int added = 0;
        database.Change(c => added = Add(c, rows));
        return added;
    }

    public IReadOnlyList<EvaluationRow> All() => database.Read(c => c.Rows($"SELECT {Columns} FROM evaluation ORDER BY made_ms, number", Read));

    internal static int Add(SqliteConnection connection, IReadOnlyList<EvaluationRow> rows)
    {
        int added = 0;
        foreach (EvaluationRow row in rows)
        {
            added += connection.Execute(
                $"INSERT OR IGNORE INTO evaluation ({Columns}) VALUES ($source, $made, $run, $bucket, $preset, $presetHash, $settingsHash, $settings, $scheme, " +
                "$candles, $fingerprint, $from, $to, $net, $hold, $sharpe, $low, $high, $drawdown, $winRate, $factor, $trades, $goal, $seed, $costs, $trials, $light, $original)",
                ("$source", $"{row.Source}"), ("$made", row.MadeMs), ("$run", row.Run), ("$bucket", row.Bucket), ("$preset", row.Preset),
                ("$presetHash", row.PresetHash), ("$settingsHash", row.SettingsHash), ("$settings", row.Settings), ("$scheme", row.Scheme),
                ("$candles", row.Candles), ("$fingerprint", row.Fingerprint), ("$from", row.FromMs), ("$to", row.ToMs), ("$net", Known(row.Net)),
                ("$hold", Known(row.Hold)), ("$sharpe", Known(row.Sharpe)), ("$low", Known(row.SharpeLow)), ("$high", Known(row.SharpeHigh)),
                ("$drawdown", Known(row.Drawdown)), ("$winRate", Known(row.WinRate)), ("$factor", Known(row.ProfitFactor)), ("$trades", row.Trades),
                ("$goal", Known(row.Goal)), ("$seed", row.Seed), ("$costs", row.Costs), ("$trials", row.Trials), ("$light", row.Light), ("$original", row.Original));
        }
        return added;
    }

    // SQLite has no NaN, and an endless ratio is no figure to rank by.
    private static double? Known(double? figure) => figure is { } f && double.IsFinite(f) ? f : null;

    private static EvaluationRow Read(SqliteDataReader r) => new()
    {
        Source = Enum.Parse<EvaluationSource>(r.GetString(0)),
        MadeMs = r.GetInt64(1),
        Run = r.GetString(2),
        Bucket = r.GetString(3),
        Preset = r.GetString(4),
        PresetHash = r.GetString(5),
        SettingsHash = r.GetString(6),
        Settings = r.GetString(7),
        Scheme = r.GetString(8),
        Candles = r.GetString(9),
        Fingerprint = r.GetString(10),
        FromMs = r.IsDBNull(11) ? null : r.GetInt64(11),
        ToMs = r.IsDBNull(12) ? null : r.GetInt64(12),
        Net = Figure(r, 13),
        Hold = Figure(r, 14),
        Sharpe = Figure(r, 15),
        SharpeLow = Figure(r, 16),
        SharpeHigh = Figure(r, 17),
        Drawdown = Figure(r, 18),
        WinRate = Figure(r, 19),
        ProfitFactor = Figure(r, 20),
        Trades = r.IsDBNull(21) ? null : r.GetInt32(21),
        Goal = Figure(r, 22),
        Seed = r.GetString(23),
        Costs = r.GetString(24),
        Trials = r.IsDBNull(25) ? null : r.GetInt32(25),
        Light = r.GetString(26),
        Original = r.GetString(27),
    };

    private static double? Figure(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
}
