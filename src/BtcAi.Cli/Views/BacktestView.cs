using BtcAi.Experiments.Backtests;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>Backtests as a person reads them: first whether the figures can be trusted, then the figures.</summary>
internal static class BacktestView
{
    public static IEnumerable<IRenderable> Of(IReadOnlyList<BacktestReport> reports)
    {
        foreach (BacktestReport report in reports)
        {
            foreach (string warning in new[] { report.Seen?.Warning, report.HoldOut?.Sentence }.OfType<string>())
                yield return new Markup($"[bold yellow]{Markup.Escape(warning)}[/]");
            foreach (IRenderable part in ReportView.Of(report.Policy, report.Baselines, report.Candles, report.Fee, report.Slippage))
                yield return part;
            yield return ReportView.Regimes(report.Policy);
            if (report.Frictions is { } frictions)
                foreach (IRenderable part in FrictionView.Of(report.Policy.Policy, frictions)) yield return part;
            yield return ReportView.InWords(report.Policy.Policy, report.Verdict);
        }
    }
}
