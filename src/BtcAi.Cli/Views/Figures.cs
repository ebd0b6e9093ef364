using System.Globalization;

namespace BtcAi.Cli.Views;

/// <summary>Numbers as people read them; percent exists only here.</summary>
public static class Figures
{
    private const string None = "–";

    public static string Percent(double? fraction, string format = "0.0") => fraction is { } f
        ? Number(f * 100, format) + " %"
        : None;

    /// <summary>Costs over the profit before them; far beyond it, how far says nothing.</summary>
    public static string CostShare(double? share) => share > 9.99 ? ">999 %" : Percent(share);

    /// <summary>With a true minus, and without one where it rounds to zero.</summary>
    public static string Number(double? value, string format = "0.00")
    {
        if (value is not { } v || !double.IsFinite(v)) return None;
        string size = Math.Abs(v).ToString(format, CultureInfo.InvariantCulture);
        return v < 0 && size.Any(c => c is >= '1' and <= '9') ? "−" + size : size;
    }

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>1:02:03, 2:03 or 0:03.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"
        : $"{time.Minutes}:{time.Seconds:00}";

    /// <summary>1 234 → 1.2 k, 1 234 567 → 1.23 M.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        >= 1e6 => Number(perSecond / 1e6) + " M",
        >= 1e3 => Number(perSecond / 1e3, "0.0") + " k",
        _ => Number(perSecond, "0"),
    };
}
