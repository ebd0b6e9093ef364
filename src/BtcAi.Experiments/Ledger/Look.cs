using BtcAi.Experiments.Settings;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Ledger;

/// <summary>Turns a backtest into a line of the ledger.</summary>
/// <param name="run">Id of the run, or the checkpoint's file.</param>
/// <param name="variant">What the agent was trained on where the settings do not say it: another one is another trial.</param>
public sealed class Look(TrialLedger ledger, TimeProvider clock, string run, SettingsTree settings, ulong seed, string build, string variant = "")
{
    public void Note(LedgerKind kind, Bucket bucket, BacktestResult result)
    {
        CandleSeries candles = result.Candles;
        double[] days = DailyIndex.Of(result).Returns();
        ledger.Append(new LedgerEntry(
            clock.GetUtcNow(), kind, run, bucket, TrialLedger.HashOf(settings, variant), seed, candles.Name, candles.Fingerprint,
            candles.OpenTimeMs[result.Range.From], candles.OpenTimeMs[result.Range.To - 1] + candles.IntervalMs,
            days.Length, SharpeInference.Of(days)?.Sharpe, result.Index[^1] / result.Index[0] - 1, build)
        { Market = MarketMarks.Of(candles) });
    }
}
