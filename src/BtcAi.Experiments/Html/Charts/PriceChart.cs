using System.Xml.Linq;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Experiments.Html;

/// <summary>The price with the agent's entries and exits; a strip of counts where they are many.</summary>
internal sealed class PriceChart(IReadOnlyList<double> prices, DateOnly firstDay, IReadOnlyList<Trade> trades)
{
    private const int MostMarked = 60, MostMarkedNarrow = 24;
    private const double DayMs = 86_400_000;

    private readonly double _startMs =
        new DateTimeOffset(firstDay, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Whether single trades are shown at a width.</summary>
    public bool Marks(int width) => trades.Count <= (Figure.IsNarrow(width) ? MostMarkedNarrow : MostMarked);

    public XElement Draw(int width)
    {
        bool narrow = Figure.IsNarrow(width), marks = Marks(width);
        int strip = marks ? 0 : 54;
        IEnumerable<double> marked = marks ? trades.SelectMany(t => new[] { t.EntryPrice, t.ExitPrice }) : [];
        var y = Axis.Logarithmic(prices.Concat(marked), 6, Price);
        var plot = new Plot(
            width, 230 + strip, Axis.Dates(firstDay, prices.Count - 1, narrow ? 4 : 10), y,
            new Margins(52, narrow ? 8 : 118, 10, 24 + strip), "Price and the agent's trades",
            $"{trades.Count} trades on a price that went from {Price(prices[0])} to {Price(prices[^1])}.");
        plot.GridY().GridX().Curve("s price", prices, narrow ? 300 : 800);
        if (marks) Mark(plot, narrow ? 3.5 : 4.5);
        else Count(plot, narrow ? 40 : 110, strip, narrow);
        return plot.Svg;
    }

    private void Mark(Plot plot, double size)
    {
        foreach (Trade trade in trades)
        {
            double x = plot.X(Day(trade.EntryTimeMs)), y = plot.Y(trade.EntryPrice);
            plot.Path("entry", Triangle(x, y, size, up: trade.Units > 0));
            if (!trade.IsOpen)
                plot.Dot(trade.Profit > 0 ? "exit won" : "exit lost", plot.X(Day(trade.ExitTimeMs)),
                    plot.Y(trade.ExitPrice), size - 1);
        }
    }

    /// <summary>Entries per stretch of time, under the axis.</summary>
    private void Count(Plot plot, int stretches, int strip, bool narrow)
    {
        int[] counts = new int[stretches];
        double perDay = stretches / Math.Max(1, prices.Count - 1.0);
        foreach (Trade trade in trades) counts[Math.Clamp((int)(Day(trade.EntryTimeMs) * perDay), 0, stretches - 1)]++;
        double left = plot.X(0), width = (double)plot.Width / stretches, foot = 10 + plot.Height + 24 + strip - 6,
            room = strip - 14;
        int most = counts.Max();
        for (int k = 0; k < stretches; k++)
        {
            double height = room * counts[k] / most;
            if (counts[k] > 0) plot.Box("count", left + k * width + 0.5, foot - height, width - 1, height);
        }
        plot.Line("base", left, foot, left + plot.Width, foot);
        plot.Text(left - 6, foot - room + 8, "end", $"{most}").Text(left - 6, foot + 2, "end", "0");
        if (narrow) return;
        double beside = left + plot.Width + 11, middle = foot - room / 2;
        plot.Text(beside, middle + 4, "start", "entries per");
        plot.Text(beside, middle + 17, "start", Written.Number(1 / perDay, "0.#") + " days");
    }

    public static string Triangle(double x, double y, double size, bool up)
    {
        string height = Plot.Coordinate(up ? size * 1.9 : -size * 1.9);
        return $"m{Plot.Coordinate(x)} {Plot.Coordinate(y)}l{Plot.Coordinate(size)} " +
            $"{height}h{Plot.Coordinate(-2 * size)}z";
    }

    private double Day(long ms) => (ms - _startMs) / DayMs;

    private static string Price(double price) => price >= 1000
        ? Written.Number(price / 1000, "0.#") + "k"
        : Written.Number(price, "0.####");
}
