using System.Globalization;
using System.Text;
using System.Xml.Linq;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>A drawing with two axes; the later a thing is drawn, the nearer it is.</summary>
internal sealed class Plot
{
    private readonly XElement _svg;
    private readonly Axis _x, _y;
    private readonly int _left, _right, _top;

    /// <param name="title">What it is, for those who cannot see it.</param>
    /// <param name="description">What can be seen in it.</param>
    public Plot(int width, int height, Axis x, Axis y, Margins margins, string title, string description)
    {
        (_x, _y, _left, _right, _top) = (x, y, margins.Left, margins.Right, margins.Top);
        (Width, Height) = (width - margins.Left - margins.Right, height - margins.Top - margins.Bottom);
        _svg = Element(
            "svg", Attribute("viewBox", $"0 0 {width} {height}"), Attribute("role", "img"), Element("title", title),
                Element("desc", description));
    }

    /// <summary>Of the area between the axes.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    public XElement Svg => _svg;

    /// <summary>0.1 is as fine as any screen shows.</summary>
    public static string Coordinate(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    public double X(double value) => _left + _x.Share(value) * Width;

    public double Y(double value) => _top + (1 - _y.Share(value)) * Height;

    public Plot Add(params object?[] content)
    {
        _svg.Add(content);
        return this;
    }

    public Plot GridY()
    {
        foreach (AxisMark mark in _y.Marks)
        {
            Line("grid", _left, Y(mark.Value), _left + Width, Y(mark.Value));
            Text(_left - 6, Y(mark.Value) + 4, "end", mark.Label);
        }
        return this;
    }

    public Plot GridX(bool lines = true)
    {
        foreach (AxisMark mark in _x.Marks)
        {
            double at = X(mark.Value);
            if (lines) Line("grid", at, _top, at, _top + Height);
            double half = mark.Label.Length * 3;
            string anchor = at - half < 0 ? "start" : at + half > _left + Width + _right ? "end" : "middle";
            Text(at, _top + Height + 16, anchor, mark.Label);
        }
        return this;
    }

    public Plot Line(string kind, double x1, double y1, double x2, double y2) => Add(Element(
        "line", Class(kind), Attribute("x1", Coordinate(x1)), Attribute("y1", Coordinate(y1)), Attribute("x2",
            Coordinate(x2)),
        Attribute("y2", Coordinate(y2))));

    public Plot Text(double x, double y, string anchor, string text, string kind = "") => Add(Element(
        "text", kind.Length > 0 ? Class(kind) : null, Attribute("x", Coordinate(x)), Attribute("y", Coordinate(y)),
        anchor == "start" ? null : Attribute("text-anchor", anchor), text));

    public Plot Box(string kind, double x, double y, double width, double height) => Add(Element(
        "rect", Class(kind), Attribute("x", Coordinate(x)), Attribute("y", Coordinate(y)), Attribute("width",
            Coordinate(Math.Max(0, width))),
        Attribute("height", Coordinate(Math.Max(0, height)))));

    public Plot Dot(string kind, double x, double y, double radius) => Add(Element(
        "circle", Class(kind), Attribute("cx", Coordinate(x)), Attribute("cy", Coordinate(y)), Attribute("r",
            Coordinate(radius))));

    /// <summary>A curve through values; the first stands at <paramref name="offset"/>.</summary>
    public Plot Curve(string kind, IReadOnlyList<double> values, int most, double offset = 0) =>
        Add(Element("path", Class(kind), Attribute("d", PathOf(Thinned.Of(values, most).Select(p => (p.X + offset,
            p.Y))))));

    /// <summary>The area between two curves.</summary>
    public Plot Area(string kind, IReadOnlyList<double> low, IReadOnlyList<double> high, int most, double offset = 0)
    {
        IEnumerable<(double, double)> there = Thinned.Of(high, most).Select(p => (p.X + offset, p.Y));
        IEnumerable<(double, double)> back = Thinned.Of(low, most).Select(p => (p.X + offset, p.Y)).Reverse();
        return Add(Element("path", Class(kind), Attribute("d", PathOf(there.Concat(back)) + "z")));
    }

    public Plot Path(string kind, string path) => Add(Element("path", Class(kind), Attribute("d", path)));

    // Steps from point to point, in tenths that add up to where each point is: half as long as places.
    private string PathOf(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        int x = 0, y = 0;
        foreach ((double valueX, double valueY) in points)
        {
            int nextX = (int)Math.Round(X(valueX) * 10), nextY = (int)Math.Round(Y(valueY) * 10);
            path.Append(path.Length == 0 ? 'm' : 'l');
            string stepY = Coordinate((nextY - y) / 10.0);
            path.Append(Coordinate((nextX - x) / 10.0)).Append(stepY.StartsWith('-') ? "" : " ").Append(stepY);
            (x, y) = (nextX, nextY);
        }
        return path.ToString();
    }
}
