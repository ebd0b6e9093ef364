using System.Xml.Linq;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>
/// A table with a caption; its first column heads the rows. It scrolls in its own box where the page is too narrow.
/// </summary>
internal sealed class Table
{
    private readonly XElement _body = Element("tbody"), _head, _table;
    private readonly int _textColumns;

    /// <param name="columns">Heads, the row's own first.</param>
    /// <param name="textColumns">How many of the columns, from the left, hold words rather than numbers.</param>
    public Table(string caption, string conditions, IEnumerable<string> columns, int textColumns = 1)
    {
        _textColumns = textColumns;
        _head = Element("tr", columns.Select((c, i) => Element("th", Attribute("scope", "col"),
            i < textColumns ? Class("text") : null, c)));
        _table = Element(
            "table", Element("caption", Element("div", Element("b", caption), conditions.Length > 0 ? Element("span",
                " ", Dated(conditions)) : null)),
            Element("thead", _head), _body);
    }

    /// <param name="cells">Texts, elements or whole <c>td</c>; the first becomes the row's head.</param>
    public Table Row(params object?[] cells) => Row("", cells);

    /// <param name="kind">Class of the row.</param>
    public Table Row(string kind, object?[] cells)
    {
        _body.Add(Element("tr", kind.Length > 0 ? Class(kind) : null, cells.Select((cell, i) =>
            i == 0 ? Element("th", Attribute("scope", "row"), Class("text"), cell)
            : cell is XElement { Name.LocalName: "td" } ? cell
            : Element("td", i < _textColumns ? Class("text") : null, cell))));
        return this;
    }

    public XElement Box(string kind = "") => Element(
        "div", Class(kind.Length > 0 ? "box " + kind : "box"), Attribute("tabindex", 0), Attribute("role", "region"),
        Attribute("aria-label", _table.Element("caption")!.Descendants("b").First().Value), _table);
}
