using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace BtcAi.Experiments.Html;

/// <summary>Elements of a page. Whatever text goes in is escaped when the page is written.</summary>
internal static partial class Markup
{
    private static readonly HashSet<string> Childless = ["meta", "br", "hr", "img", "link", "input", "col"];

    /// <param name="content">Texts, attributes, elements, sequences of them; null is nothing.</param>
    public static XElement Element(string name, params object?[] content) => new(name, content);

    public static XAttribute Class(string names) => new("class", names);

    public static XAttribute Attribute(string name, object value) => new(name, value);

    /// <summary>The text, with dates that no line's end breaks.</summary>
    public static IEnumerable<object> Dated(string text) =>
        Days().Split(text).Select((part, i) => i % 2 == 0 ? (object)part : Element("time", part));

    /// <summary>The same bytes read as HTML and as XML.</summary>
    public static string Write(XElement html)
    {
        foreach (XElement element in html.DescendantsAndSelf())
        {
            // HTML knows no <div />; SVG and childless elements do.
            if (element.IsEmpty && !Childless.Contains(element.Name.LocalName) && !IsDrawing(element)) element.Add("");
            foreach (XAttribute attribute in element.Attributes()) attribute.Value = Readable(attribute.Value);
            foreach (XText text in element.Nodes().OfType<XText>()) text.Value = Readable(text.Value);
        }
        return "<!DOCTYPE html>\n" + html.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static bool IsDrawing(XElement element) => element.AncestorsAndSelf("svg").Any();

    [GeneratedRegex("([0-9]{4}-[0-9]{2}-[0-9]{2})")]
    private static partial Regex Days();

    // Characters that no XML may hold, such as the ones that colour a terminal.
    private static string Readable(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            return string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));
        }
    }
}
