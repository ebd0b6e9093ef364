using System.Globalization;
using BtcAi.Learning.Agents;

namespace BtcAi.Experiments.Html;

/// <summary>
/// Numbers, times and names as the page writes them: a true minus, no comma, an unbroken space before the unit.
/// </summary>
public static class Written
{
    public const string None = "–";

    private const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    public static string Percent(double? fraction, string format = "0.0") =>
        Number(fraction * 100, format) is var text && text == None ? None : text + "\u00A0%";

    /// <summary>+12.3 %, −4.5 %.</summary>
    public static string Gain(double? fraction, string format = "0.0") => Percent(fraction, format) is var text &&
        text != None && !text.StartsWith('−') && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;

    public static string Number(double? value, string format = "0.00")
    {
        if (value is not { } v || !double.IsFinite(v)) return None;
        string size = Math.Abs(v).ToString(format, CultureInfo.InvariantCulture);
        return v < 0 && size.Any(c => c is >= '1' and <= '9') ? "−" + size : size;
    }

    /// <summary>+0.72, −0.15; what rounds to zero has no sign.</summary>
    public static string Signed(double? value, string format = "0.00") => Number(value, format) is var text &&
        text != None && !text.StartsWith('−') && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;

    public static string Count(long value) =>
        value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F').Replace('-', '−');

    /// <summary>1 path, 5 paths.</summary>
    public static string Counted(int count, string thing) => $"{Count(count)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>In whole units of the quote currency.</summary>
    public static string Money(double amount) => double.IsFinite(amount) ? Count((long)Math.Round(Math.Clamp(amount,
        -1e15, 1e15))) : None;

    /// <summary>Costs over the profit before them; far beyond it, how far says nothing.</summary>
    public static string CostShare(double? share) => share > 9.99 ? ">999\u00A0%" : Percent(share);

    /// <summary>1.2 MB, 340.5 kB.</summary>
    public static string Size(long bytes) => bytes >= 1_000_000 ? $"{Number(bytes / 1e6, "0.0")} MB" : $"{Number(bytes / 1e3, "0.0")} kB";

    public static string Interval(string low, string high) => low == None && high == None ? None : $"{low} … {high}";

    public static string Date(long ms) => Date(DateTimeOffset.FromUnixTimeMilliseconds(ms));

    public static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(long ms) => Time(DateTimeOffset.FromUnixTimeMilliseconds(ms));

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm",
        CultureInfo.InvariantCulture) + " UTC";

    public static string Range(TimeRange range) => $"{Date(range.FromMs)} to {Date(range.ToMs)}";

    public static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month);

    /// <summary>5 min, 4 h, 1 d.</summary>
    public static string Width(long ms) => ms switch
    {
        _ when ms % Day == 0 => $"{ms / Day}\u00A0d",
        _ when ms % Hour == 0 => $"{ms / Hour}\u00A0h",
        _ when ms % Minute == 0 => $"{ms / Minute}\u00A0min",
        _ => $"{Number(ms / 1000.0, "0.###")}\u00A0s",
    };

    /// <summary>3.2 d, 5.0 h, 12 min.</summary>
    public static string Length(TimeSpan? span) => span switch
    {
        null => None,
        { TotalDays: >= 2 } s => Number(s.TotalDays, "0.0") + "\u00A0d",
        { TotalHours: >= 2 } s => Number(s.TotalHours, "0.0") + "\u00A0h",
        { } s => Number(s.TotalMinutes, "0") + "\u00A0min",
    };
}
