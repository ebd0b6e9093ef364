using System.Runtime.InteropServices;
using BtcAi.Market;

namespace BtcAi.Experiments.Audits;

/// <summary>Where two tables that should be the same are not, bit for bit: per feature how often, and where first.</summary>
internal sealed class FeatureDifferences
{
    private const string Volatility = "volatility";

    private readonly Dictionary<string, Difference> _found = [];

    /// <summary>Compares rows 0 to <paramref name="lastRow"/> of both.</summary>
    /// <param name="timesMs">Open time of each row's candle.</param>
    public void Compare(FeatureTable one, FeatureTable other, int lastRow, ReadOnlySpan<long> timesMs)
    {
        int known = (lastRow + 1) * one.Width;
        if (!Same(one.Values.AsSpan(0, known), other.Values.AsSpan(0, known)))
        {
            for (int row = 0; row <= lastRow; row++) CompareRow(one, other, row, timesMs[row]);
        }
        for (int row = 0; row <= lastRow; row++)
            CompareValue(Volatility, one.Volatility[row], other.Volatility[row], timesMs[row]);
    }

    public List<AuditFinding> ToFindings(string what) =>
    [
        .. _found.Select(pair => new AuditFinding(pair.Key, pair.Value.CandleMs, $"{what}: {pair.Value.InWords()}")),
    ];

    private void CompareRow(FeatureTable one, FeatureTable other, int row, long timeMs)
    {
        ReadOnlySpan<float> a = one.Row(row), b = other.Row(row);
        if (Same(a, b)) return;
        for (int f = 0; f < a.Length; f++) CompareValue(one.Names[f], a[f], b[f], timeMs);
    }

    private void CompareValue(string name, float one, float other, long timeMs)
    {
        if (BitConverter.SingleToInt32Bits(one) == BitConverter.SingleToInt32Bits(other)) return;
        _found[name] = _found.TryGetValue(name, out Difference? known)
            ? known with { Candles = known.Candles + 1 }
            : new Difference(timeMs, one, other, 1);
    }

    private static bool Same(ReadOnlySpan<float> a, ReadOnlySpan<float> b) =>
        MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));

    private sealed record Difference(long CandleMs, float One, float Other, int Candles)
    {
        public string InWords() => FormattableString.Invariant($"{One:0.######} became {Other:0.######}") +
            (Candles > 1 ? $", the first of {Candles} candles" : "");
    }
}
