using BtcAi.Market;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>An audit of candles as a person reads it; each list is cut to its first few.</summary>
public static class AuditView
{
    private const int Shown = 10;

    public static IEnumerable<IRenderable> Of(AuditReport report)
    {
        if (report.Count == 0) return [new Text($"{report.Name} holds no candles.")];
        var lines = new List<string>
        {
            $"{report.Name}: {Figures.Count(report.Count)} candles of {Words.Interval(report.IntervalMs)}, " +
            $"{Words.Time(report.FirstMs)} to {Words.Time(report.LastMs + report.IntervalMs)} UTC",
        };
        Add(lines, "Impossible candles", report.Impossible, text => text);
        Add(lines, "Gaps", report.Gaps, g => $"{Words.Time(g.FromMs)} to {Words.Time(g.ToMs)}, candles missing: {Figures.Count(g.Missing)}");
        lines.Add($"Missing candles (never filled): {Figures.Count(report.MissingCandles)}");
        Add(lines, "Moves beyond 20 % in one candle", report.ExtremeMoves,
            m => $"{Words.Time(m.TimeMs)}, {Math.Exp(m.LogReturn) - 1:+0.0 %;−0.0 %}");
        Add(lines, "Stretches in which the price stood still", report.FlatRuns,
            r => $"{Words.Time(r.FromMs)}, candles: {Figures.Count(r.Candles)}");
        Add(lines, "Candles without volume", report.ZeroVolume, Words.Time);
        lines.Add(report.Sound ? "Nothing impossible was found." : "These candles cannot be used before they are corrected.");
        return [new Rows(lines.Select(l => new Text(l)))];
    }

    private static void Add<T>(List<string> lines, string what, IReadOnlyList<T> found, Func<T, string> describe)
    {
        lines.Add($"{what}: {Figures.Count(found.Count)}");
        lines.AddRange(found.Take(Shown).Select(f => "  " + describe(f)));
        if (found.Count > Shown) lines.Add($"  … and {Figures.Count(found.Count - Shown)} more (--json lists all)");
    }
}
