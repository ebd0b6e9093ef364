using System.Globalization;

namespace BtcAi.Market;

/// <summary>
/// Decimal text to the nearest double. Up to 2^53 with at most 22 decimals one exact division does it (Clinger, 1990);
/// everything else takes the framework's road.
/// </summary>
internal static class DecimalNumber
{
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    public static bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        ulong digits = 0;
        int point = -1;
        int i = text.Length > 0 && text[0] == '-' ? 1 : 0;
        int first = i;
        for (; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9) digits = digits * 10 + digit;
            else if (text[i] == '.' && point < 0) point = i;
            else break;
        }
        int decimals = point < 0 ? 0 : text.Length - 1 - point;
        int count = text.Length - first - (point < 0 ? 0 : 1);
        if (i < text.Length || count is < 1 or > 19 || digits > 1UL << 53)
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        number = digits / Powers[decimals];
        if (first == 1) number = -number;
        return true;
    }
}
