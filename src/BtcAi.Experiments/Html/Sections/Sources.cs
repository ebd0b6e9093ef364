using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Market;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>What all of it was made from: settings, candles and their audit.</summary>
internal static class Sources
{
    private const int Shown = 5;

    public static XElement Settings(EvaluationReport report)
    {
        var table = new Table("Settings that differ from the defaults", "", ["Setting", "Value"], textColumns: 2);
        foreach (string setting in report.Settings)
        {
            string[] sides = setting.Split('=', 2);
            table.Row(Element("code", sides[0]), Element("code", sides.Length > 1 ? sides[1] : ""));
        }
        return Element(
            "section", Attribute("id", "settings"), Element("h2", "Settings"),
            report.Settings.Count > 0 ? table.Box() : Element("p", "All settings are the defaults."),
            Element("p", $"Run {report.Run}, seed {report.Seed}, made by build {report.Build} on " +
                $"{Written.Time(report.Made)}."));
    }

    public static XElement Candles(EvaluationReport report)
    {
        AuditReport audit = report.Quality;
        IEnumerable<(string, string)> facts =
        [
            ("Candles", $"{report.Candles}, fingerprint {report.CandleFingerprint}"),
            ("Extent", audit.Count == 0
                ? "none"
                : $"{Written.Count(audit.Count)} of {Written.Width(audit.IntervalMs)}, " +
                    $"{Written.Time(audit.FirstMs)} to {Written.Time(audit.LastMs + audit.IntervalMs)}"),
            ("Missing", Listed(audit.MissingCandles, "candles, never filled", audit.Gaps.Count, audit.Gaps.Select(g =>
                $"{Written.Time(g.FromMs)}: {Written.Count(g.Missing)}"))),
            ("Moves beyond 20\u00A0% in one candle", Listed(audit.ExtremeMoves.Count, "", audit.ExtremeMoves.Count,
                audit.ExtremeMoves.Select(m =>
                $"{Written.Time(m.TimeMs)}: {Written.Gain(Math.Exp(m.LogReturn) - 1)}"))),
            ("Stretches in which the price stood still", Listed(audit.FlatRuns.Count, "", audit.FlatRuns.Count,
                audit.FlatRuns.Select(r =>
                $"{Written.Time(r.FromMs)}: {Written.Count(r.Candles)} candles"))),
            ("Candles without volume", Written.Count(audit.ZeroVolume.Count)),
            ("Impossible candles", Listed(audit.Impossible.Count, "", audit.Impossible.Count, audit.Impossible)),
        ];
        return Element(
            "section", Attribute("id", "candles"), Element("h2", "Candles"), Part.Facts(facts),
            Element("p", audit.Sound
                ? "Nothing impossible was found. Gaps, empty candles and large moves happen in sound candles; " +
                    "nothing was repaired."
                : "These candles hold impossible values: nothing above can be relied on."));
    }

    private static string Listed(long count, string unit, int entries, IEnumerable<string> found)
    {
        string text = Written.Count(count) + (unit.Length > 0 ? " " + unit : "");
        if (entries == 0) return text;
        string more = entries > Shown ? $"; and {Written.Count(entries - Shown)} more" : "";
        return $"{text} ({string.Join("; ", found.Take(Shown))}{more})";
    }
}
