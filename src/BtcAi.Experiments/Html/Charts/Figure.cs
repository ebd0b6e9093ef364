using System.Xml.Linq;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>
/// A picture with a heading, a legend and the conditions it holds under. It is drawn twice, so that letters stay
/// readable on a phone.
/// </summary>
internal static class Figure
{
    public const int WholeWidth = 960, HalfWidth = 470;

    private const int PhoneWidth = 350;

    /// <param name="draw">At a width in pixels.</param>
    public static XElement Of(string heading, Func<int, XElement> draw, XElement? legend, string note,
        string conditions, int width = WholeWidth)
    {
        XElement wide = draw(width), narrow = draw(PhoneWidth);
        wide.Add(Class("wide"));
        narrow.Add(Class("narrow"));
        return Element(
            "figure", Element("h4", heading), legend, wide, narrow,
            Element("figcaption", note.Length > 0 ? note + " " : null, Element("span", Dated(conditions))));
    }

    public static bool IsNarrow(int width) => width <= PhoneWidth;

    /// <summary>A policy's name where there is little room: without what stands in brackets, which tables and legends tell.</summary>
    public static string Short(string name)
    {
        int bracket = name.IndexOf(" (", StringComparison.Ordinal);
        string plain = bracket > 0 ? name[..bracket] : name;
        return plain.Length > 15 ? plain[..14] + "…" : plain;
    }

    /// <summary>Names beside the strokes or marks that stand for them.</summary>
    public static XElement Legend(params IEnumerable<(string Name, XElement Sample)> entries) =>
        Element("ul", Class("legend"), entries.Select(e => Element("li", e.Sample, e.Name)));

    public static XElement Stroke(string kind) => Sample(28, Element("line", Class(kind), Attribute("x1", 0),
        Attribute("y1", 6), Attribute("x2", 28), Attribute("y2", 6)));

    public static XElement Block(string kind) =>
        Sample(18, Element("rect", Class(kind), Attribute("width", 18), Attribute("y", 1), Attribute("height", 10)));

    /// <summary>Drawn around (0, 0).</summary>
    public static XElement Mark(XElement mark) => Sample(14, Element("g", Attribute("transform", "translate(7 6)"),
        mark));

    private static XElement Sample(int width, XElement content) => Element(
        "svg", Attribute("viewBox", $"0 0 {width} 12"), Attribute("width", width), Attribute("height", 12),
            Attribute("aria-hidden", "true"), content);
}
