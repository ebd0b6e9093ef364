using BtcAi.Experiments.Html;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;

namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>What the figures of a run in a list hold under: seed, costs of a fill, judged period and buckets, and what holding made.</summary>
public sealed record RunOutcome(string Seed, string Costs, string Period, double? Holding, string Buckets)
{
    public static RunOutcome Of(RunRecord run)
    {
        BucketReport[] judged = [.. run.Buckets.Select(bucket => bucket.Report).OfType<BucketReport>()];
        return new RunOutcome(
            $"seed {run.Seed}", CostsOf(run.Settings.Trading),
            judged.Length == 0 ? "" : $"{Written.Date(judged.Min(report => report.Agent.Start))} to {Written.Date(judged.Max(report => report.Agent.End))}",
            judged.Average(report => (double?)report.Holding), MeanOf(judged, run.Buckets.Count));
    }

    /// <summary>Fee and half-spread of a fill, as short as they can be said.</summary>
    public static string CostsOf(TradingSettings trading) =>
        $"{(trading is { Frictions: true, FeeSchedule: { } schedule } ? $"schedule {schedule}" : $"fee {Written.Percent(trading.Fee, "0.####")}")} + {Written.Percent(trading.Slippage, "0.####")}";

    // Buckets judge different stretches and decide at different times: a mean says of which it is.
    private static string MeanOf(BucketReport[] judged, int all) =>
        judged.Length == 0 || all == 1 ? ""
            : judged.Length == all ? $"mean of {all}"
            : $"{(judged.Length > 1 ? "mean of " : "")}{judged.Length} of {all}: {string.Join(", ", judged.Select(report => report.Bucket))}";
}
