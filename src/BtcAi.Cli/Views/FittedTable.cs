using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>
/// A table that fits the width it is drawn in without ever breaking a cell: where room is scarce it takes the short names,
/// then leaves out the least important columns and says which. The first column always stays.
/// </summary>
public sealed class FittedTable(params FittedColumn[] columns) : Renderable
{
    private const int Gap = 2;

    private readonly List<(Style Style, string[] Cells)> _rows = [];

    /// <summary>A cell per column; none at all is an empty line.</summary>
    public void AddRow(Style style, params string[] cells) => _rows.Add((style, cells));

    public void AddRow(params string[] cells) => AddRow(Style.Plain, cells);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        List<int> shown = Fitting(maxWidth - 1, out bool brief);
        int[] widths = [.. shown.Select(c => WidthOf(c, brief))];
        var lines = new List<Segment>();
        Add(Style.Plain, [.. columns.Select(c => brief ? c.Short : c.Name)]);
        lines.Add(new Segment(" " + new string('─', widths.Sum() + Gap * (widths.Length - 1))));
        lines.Add(Segment.LineBreak);
        foreach ((Style style, string[] cells) in _rows) Add(style, cells);
        if (shown.Count < columns.Length)
        {
            string left = string.Join(", ", columns.Where((_, c) => !shown.Contains(c)).Select(c => c.Name));
            lines.AddRange(((IRenderable)new Text($" Only where it is wider: {left}", new Style(decoration: Decoration.Dim)))
                .Render(options, maxWidth));
            lines.Add(Segment.LineBreak);
        }
        return lines;

        void Add(Style style, string[] cells)
        {
            IEnumerable<string> padded = shown.Zip(widths, (c, width) =>
                cells.Length == 0 ? "" : columns[c].Left ? cells[c].PadRight(width) : cells[c].PadLeft(width));
            lines.Add(new Segment(" " + string.Join(new string(' ', Gap), padded).TrimEnd(), style));
            lines.Add(Segment.LineBreak);
        }
    }

    /// <summary>The columns that fit, in their order.</summary>
    private List<int> Fitting(int width, out bool brief)
    {
        List<int> shown = [.. Enumerable.Range(0, columns.Length)];
        while (Total(brief: true) > width && shown.Count > 2)
            shown.Remove(shown.Skip(1).MinBy(c => columns[c].Importance));
        brief = Total(brief: false) > width;
        return shown;

        int Total(bool brief) => shown.Sum(c => WidthOf(c, brief)) + Gap * (shown.Count - 1);
    }

    private int WidthOf(int column, bool brief) => _rows.Where(row => row.Cells.Length > 0).Select(row => row.Cells[column].Length)
        .Append((brief ? columns[column].Short : columns[column].Name).Length).Max();
}
