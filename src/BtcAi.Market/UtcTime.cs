using System.Buffers.Text;
using System.Globalization;

namespace BtcAi.Market;

/// <summary>Times in files: ISO-8601 or Unix seconds, milliseconds or microseconds; Unix milliseconds inside.</summary>
internal static class UtcTime
{
    private const long MinuteMs = 60_000, DayMs = 86_400_000;

    /// <summary>2018-03-01T00:00:00Z</summary>
    public static string Text(long ms)
    {
        if (ms is < -62_135_596_800_000 or > 253_402_300_799_999) return $"{ms} ms";
        return DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>A time without a zone counts as UTC. Digits alone are told apart by their size: 1e11 and 1e14 are the borders.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ms)
    {
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-') return TryParseIso(text, out ms);
        ms = 0;
        if (!Utf8Parser.TryParse(text, out long number, out int read) || number < 0) return false;
        // Unix times that went through a spreadsheet end in ".0".
        if (text[read..].TrimStart((byte)'.').TrimStart((byte)'0').Length > 0) return false;
        ms = number < 100_000_000_000 ? number * 1000 : number < 100_000_000_000_000 ? number : number / 1000;
        return true;
    }

    // yyyy-MM-dd, then optionally [T ]HH:mm[:ss[.fraction]], then optionally Z, +HH:mm or -HH:mm.
    private static bool TryParseIso(ReadOnlySpan<byte> text, out long ms)
    {
        ms = 0;
        if (!Digits(text, 0, 4, out int year) || !Digits(text, 5, 2, out int month) || !Digits(text, 8, 2, out int day)) return false;
        if (year < 1970 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        ms = DaysSince1970(year, month, day) * DayMs;
        if (text.Length == 10) return true;
        if (text[10] is not ((byte)'T' or (byte)' ')) return false;
        if (!Digits(text, 11, 2, out int hour) || hour > 23) return false;
        if (text.Length < 16 || text[13] != ':' || !Digits(text, 14, 2, out int minute) || minute > 59) return false;
        ms += (hour * 60 + minute) * MinuteMs;
        int at = 16;
        if (at < text.Length && text[at] == ':')
        {
            if (!Digits(text, 17, 2, out int second) || second > 59) return false;
            ms += second * 1000;
            at = 19;
            if (at < text.Length && text[at] == '.') ms += Milliseconds(text, ref at);
        }
        return TryParseZone(text[at..], ref ms);
    }

    private static int Milliseconds(ReadOnlySpan<byte> text, ref int at)
    {
        int ms = 0, unit = 100;
        for (at++; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            ms += (text[at] - '0') * unit;
            unit /= 10;
        }
        return ms;
    }

    private static bool TryParseZone(ReadOnlySpan<byte> zone, ref long ms)
    {
        if (zone.Length == 0 || (zone.Length == 1 && zone[0] == 'Z')) return true;
        if (zone.Length != 6 || zone[0] is not ((byte)'+' or (byte)'-') || zone[3] != ':') return false;
        if (!Digits(zone, 1, 2, out int hours) || !Digits(zone, 4, 2, out int minutes)) return false;
        long offset = (hours * 60 + minutes) * MinuteMs;
        ms += zone[0] == '+' ? -offset : offset;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int from, int count, out int number)
    {
        number = 0;
        if (from + count > text.Length) return false;
        for (int i = from; i < from + count; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9) return false;
            number = number * 10 + digit;
        }
        return true;
    }

    /// <summary>Days from the civil date, by eras of 400 years (Hinnant, 2013): no calendar object per row.</summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        if (month <= 2) year--;
        int era = year / 400;
        int yearOfEra = year - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
