using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BtcAi.Foundation;

namespace BtcAi.Market;

/// <summary>
/// Candles as columns, sorted by time without duplicates. Missing candles are absent rows, never filled.
/// Immutable by promise: nobody writes into the columns after construction.
/// </summary>
public sealed class CandleSeries
{
    private readonly Lazy<string> _fingerprint;

    public CandleSeries(
        string name, long intervalMs, long[] openTimeMs,
        double[] open, double[] high, double[] low, double[] close, double[] volume)
    {
        (Name, IntervalMs, OpenTimeMs) = (name, intervalMs, openTimeMs);
        (Open, High, Low, Close, Volume) = (open, high, low, close, volume);
        _fingerprint = new Lazy<string>(ComputeFingerprint);
    }

    public string Name { get; }

    /// <summary>Width of one candle in milliseconds.</summary>
    public long IntervalMs { get; }

    /// <summary>Unix milliseconds, UTC, strictly ascending.</summary>
    public long[] OpenTimeMs { get; }

    public double[] Open { get; }
    public double[] High { get; }
    public double[] Low { get; }
    public double[] Close { get; }

    /// <summary>In the base coin.</summary>
    public double[] Volume { get; }

    public int Count => OpenTimeMs.Length;

    public Candle this[int i] => new(OpenTimeMs[i], Open[i], High[i], Low[i], Close[i], Volume[i]);

    /// <summary>SHA-256 over interval and all columns, lower-case hex: equal for equal candles, whatever the name.</summary>
    public string Fingerprint => _fingerprint.Value;

    public CandleSeries Slice(IndexRange rows) => new(
        Name, IntervalMs, OpenTimeMs[rows.From..rows.To], Open[rows.From..rows.To], High[rows.From..rows.To],
        Low[rows.From..rows.To], Close[rows.From..rows.To], Volume[rows.From..rows.To]);

    /// <summary>Rows whose open time lies in [fromMs, toMs).</summary>
    public IndexRange Between(long fromMs, long toMs) => new(FirstAtOrAfter(fromMs), FirstAtOrAfter(toMs));

    private int FirstAtOrAfter(long timeMs)
    {
        int i = Array.BinarySearch(OpenTimeMs, timeMs);
        return i >= 0 ? i : ~i;
    }

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(IntervalMs));
        hash.AppendData(MemoryMarshal.AsBytes(OpenTimeMs.AsSpan()));
        foreach (double[] column in new[] { Open, High, Low, Close, Volume })
            hash.AppendData(MemoryMarshal.AsBytes(column.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
