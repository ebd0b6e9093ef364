using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Settings;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>An evaluation as one HTML document that needs nothing else: no script, no network, no other file.</summary>
public static class EvaluationPage
{
    /// <summary>The same report gives the same text; it is well-formed XML too.</summary>
    public static string Write(EvaluationReport report)
    {
        string costs = Summaries.Costs(SettingsTree.Default.With(report.Settings).Trading);
        Subject[] subjects = [.. report.Buckets.Select(b => new Subject(b, costs))];
        Chapter[] chapters = [.. subjects.Select(s => new Chapter(s))];
        return Markup.Write(Element(
            "html", Attribute("lang", "en"),
            Element(
                "head", Element("meta", Attribute("charset", "utf-8")), Element("title", $"Evaluation of {report.Run}"),
                Element("meta", Attribute("name", "viewport"), Attribute("content",
                    "width=device-width, initial-scale=1")),
                Element("meta", Attribute("name", "color-scheme"), Attribute("content", "light dark")),
                    Element("style", Stylesheet.Text)),
            Element(
                "body", Element("a", Class("skip"), Attribute("href", "#content"), "To the content"), Heading(report),
                    Contents(chapters),
                Element(
                    "main", Attribute("id", "content"), Overview.Of(subjects, report.HoldOut), chapters.Select(c => c.Section()),
                        Method.Of(report),
                    Method.Limits(), Sources.Settings(report), Sources.Candles(report)))));
    }

    private static XElement Heading(EvaluationReport report) => Element(
        "header", Element("p", Class("eyebrow"), "BTC-AI evaluation"), Element("h1", report.Run),
        Part.Facts(
            ("Candles", report.Candles), ("Scheme", report.Scheme), ("Seed", $"{report.Seed}"), ("Build",
                report.Build), ("Made", Written.Time(report.Made))));

    private static XElement Contents(IEnumerable<Chapter> chapters) => Element(
        "nav", Attribute("aria-label", "Contents"), Element("h2", "Contents"),
        Element(
            "ul", Link("overview", "At a glance"), chapters.Select(c => c.Entry()), Link("method",
                "How it was computed"),
            Link("limits", "What it does not show"), Link("settings", "Settings"), Link("candles", "Candles")));

    private static XElement Link(string id, string text) => Element("li", Element("a", Attribute("href", "#" + id),
        text));
}
