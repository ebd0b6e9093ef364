using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BtcAi.Market;

namespace BtcAi.Experiments.Ledger;

/// <summary>
/// Which market candles are of, whatever they are called, however long and wide: a mark for every quarter of a year that they cover,
/// made from the closes of its UTC days. Candles with a mark in common are of the same market.
/// </summary>
public static class MarketMarks
{
    /// <summary>Fewer days of a quarter do not make a mark.</summary>
    private const int FewestDays = 30;

    /// <summary>Hex digits of a mark.</summary>
    private const int Digits = 8;

    /// <summary>Marks in the order of time, a space between them; empty for candles that cover no quarter.</summary>
    public static string Of(CandleSeries candles)
    {
        if (candles.Count == 0) return "";
        var marks = new List<string>();
        DateTime first = DateTimeOffset.FromUnixTimeMilliseconds(candles.OpenTimeMs[0]).UtcDateTime;
        long end = candles.OpenTimeMs[^1] + candles.IntervalMs;
        for (var from = new DateTimeOffset(first.Year, (first.Month - 1) / 3 * 3 + 1, 1, 0, 0, 0, TimeSpan.Zero); ; from = from.AddMonths(3))
        {
            DateTimeOffset to = from.AddMonths(3);
            if (to.ToUnixTimeMilliseconds() > end) break;
            if (from.UtcDateTime < first) continue;
            double[] closes = [.. Enumerable.Range(0, (to - from).Days).Select(day => Close(candles, from.AddDays(day))).OfType<double>()];
            if (closes.Length >= FewestDays) marks.Add(Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(closes.AsSpan())))[..Digits]);
        }
        return string.Join(' ', marks);
    }

    public static bool Share(string one, string other) => one.Length > 0 && other.Length > 0 && one.Split(' ').Intersect(other.Split(' ')).Any();

    private static double? Close(CandleSeries candles, DateTimeOffset day)
    {
        var rows = candles.Between(day.ToUnixTimeMilliseconds(), day.AddDays(1).ToUnixTimeMilliseconds());
        return rows.To > rows.From ? candles.Close[rows.To - 1] : null;
    }
}
