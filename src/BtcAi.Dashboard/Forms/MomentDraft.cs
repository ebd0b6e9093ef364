using System.Globalization;
using BtcAi.Experiments.Html;
using BtcAi.Experiments.Runs;

namespace BtcAi.Dashboard.Forms;

/// <summary>A moment and the steps around it, while a person writes them down.</summary>
public sealed class MomentDraft
{
    private const string Shape = "yyyy-MM-ddTHH:mm";
    private const int Most = 200;

    // A browser leaves seconds out where they are zero.
    private static readonly string[] Shapes = [Shape, Shape + ":ss", Shape + ":ss.fff"];

    /// <summary>UTC.</summary>
    public string At { get; set; } = "";

    /// <summary>Steps before and after.</summary>
    public string Around { get; set; } = "12";

    public static string TextOf(DateTime time) => time.ToString(Shape, CultureInfo.InvariantCulture);

    /// <summary>What is wrong with it for a run; null when nothing is.</summary>
    public string? Wrong(RunRecord run)
    {
        string range = $"{Written.Date(run.FromMs)} to {Written.Date(run.ToMs)}";
        if (!DateTime.TryParseExact(At, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at))
            return $"The moment is {(At.Length == 0 ? "empty" : $"\"{At}\"")}; it must be a date and a time within the run's candles, {range}.";
        long ms = new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds();
        if (ms < run.FromMs || ms >= run.ToMs) return $"The moment must lie within the run's candles, {range}.";
        return int.TryParse(Around, NumberStyles.None, CultureInfo.InvariantCulture, out int around) && around <= Most
            ? null
            : $"The steps are {(Around.Length == 0 ? "empty" : $"\"{Around}\"")}; they must be a whole number from 0 to {Most}.";
    }
}
