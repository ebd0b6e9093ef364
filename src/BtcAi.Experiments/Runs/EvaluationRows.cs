using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;
using BtcAi.Simulation;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Runs;

/// <summary>Judgements of a run's agents as rows of the history.</summary>
public static class EvaluationRows
{
    private const double Normal95 = 1.959964;

    /// <summary>Settings that change what trading costs; figures under other costs are not compared.</summary>
    private static readonly string[] CostKeys =
    [
        "trading.fee", "trading.slippage", "trading.impact", "trading.fee_schedule", "trading.funding_rate", "trading.latency_candles",
        "trading.margin", "trading.frictions",
    ];

    /// <summary>A row without figures: who was judged, and on whose candles.</summary>
    public static EvaluationRow Of(RunRecord run, Bucket bucket, EvaluationSource source, DateTimeOffset made, string scheme) => new()
    {
        Source = source,
        MadeMs = made.ToUnixTimeMilliseconds(),
        Run = run.Id,
        Bucket = $"{bucket}",
        Preset = run.Preset?.Name ?? "",
        PresetHash = run.Preset?.Hash ?? "",
        SettingsHash = SettingsHash.Of(run.Settings.Assignments()),
        Settings = string.Join('\n', run.Settings.Assignments()),
        Scheme = scheme,
        Candles = run.Candles,
        Fingerprint = run.CandleFingerprint,
        Seed = $"{run.Seed}",
        Costs = string.Join(' ', CostKeys.Select(key => $"{key}={SettingsCatalog.Find(key)!.TextIn(run.Settings)}")),
    };

    /// <summary>The row with the figures of a backtest beside its baselines.</summary>
    public static EvaluationRow With(this EvaluationRow row, PerformanceReport agent, IReadOnlyList<PerformanceReport> baselines, FrictionReport? frictions) => row with
    {
        FromMs = agent.Start.ToUnixTimeMilliseconds(),
        ToMs = agent.End.ToUnixTimeMilliseconds(),
        Net = agent.NetReturn,
        Hold = baselines.FirstOrDefault(b => b.Policy == "hold")?.NetReturn,
        Sharpe = agent.Sharpe,
        Drawdown = agent.MaximumDrawdown,
        WinRate = agent.WinRate,
        ProfitFactor = agent.ProfitFactor,
        Trades = agent.Trades,
        Goal = frictions?.Goal.Value,
    };

    /// <summary>The tests at the end of a run's trainings.</summary>
    internal static IReadOnlyList<EvaluationRow> OfTests(RunRecord run) =>
    [
        .. from bucket in run.Buckets
           where bucket.Report is not null
           let row = Of(run, bucket.Bucket, EvaluationSource.Train, run.Updated, "test") with { Trials = bucket.Trials }
           select WithInterval(row.With(bucket.Report!.Agent, bucket.Report.Baselines, bucket.Report.Frictions)),
    ];

    // Lo's formula, as in the verdict of the same report.
    private static EvaluationRow WithInterval(EvaluationRow row)
    {
        double years = (double)(row.ToMs - row.FromMs)! / TimeSpan.FromDays(365).TotalMilliseconds;
        double? error = row.Sharpe is { } s && years > 0 ? Math.Sqrt((1 + s * s / 730) / years) : null;
        return row with { SharpeLow = row.Sharpe - Normal95 * error, SharpeHigh = row.Sharpe + Normal95 * error };
    }
}
