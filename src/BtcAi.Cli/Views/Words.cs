namespace BtcAi.Cli.Views;

/// <summary>Times and spans as screens write them.</summary>
internal static class Words
{
    private const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    /// <summary>2018-03-01 00:00, UTC.</summary>
    public static string Time(long unixMs) => $"{DateTimeOffset.FromUnixTimeMilliseconds(unixMs):yyyy-MM-dd HH:mm}";

    /// <summary>5 min, 4 h, 1 d.</summary>
    public static string Interval(long ms) => ms switch
    {
        _ when ms % Day == 0 => $"{ms / Day} d",
        _ when ms % Hour == 0 => $"{ms / Hour} h",
        _ when ms % Minute == 0 => $"{ms / Minute} min",
        _ => $"{ms / 1000.0:0.###} s",
    };
}
