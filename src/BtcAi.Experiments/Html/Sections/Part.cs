using System.Xml.Linq;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>A section of a bucket's chapter; one without content is left out.</summary>
internal sealed record Part(string Id, string Heading, IReadOnlyList<XElement> Content)
{
    public XElement Section(string chapter) => Element(
        "section", Attribute("id", $"{chapter}-{Id}"), Element("h3", Heading), Content);

    public static XElement Paragraph(string text) => Element("p", Dated(text));

    /// <summary>Short names beside short values, in two columns where there is room.</summary>
    public static XElement ShortFacts(params IEnumerable<(string Name, string Value)> facts)
    {
        XElement list = Facts(facts);
        list.Add(Class("two"));
        return list;
    }

    /// <summary>Names beside their values.</summary>
    public static XElement Facts(params IEnumerable<(string Name, string Value)> facts) => Element(
        "dl", facts.Select(f => Element("div", Element("dt", f.Name), Element("dd", f.Value))));
}
