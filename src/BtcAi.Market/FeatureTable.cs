namespace BtcAi.Market;

/// <summary>All features of all candles, one contiguous row per candle, shared by every reader.</summary>
public sealed class FeatureTable
{
    public FeatureTable(IReadOnlyList<string> names, int rows, int warmUp, string hash)
    {
        (Names, Rows, WarmUp, Hash) = (names, rows, warmUp, hash);
        Values = new float[(long)rows * names.Count];
        Volatility = new float[rows];
    }

    public IReadOnlyList<string> Names { get; }

    public int Rows { get; }

    /// <summary>Features per row.</summary>
    public int Width => Names.Count;

    /// <summary>The first rows without enough history: NaN there, never shown to a network.</summary>
    public int WarmUp { get; }

    /// <summary>SHA-256 of the feature list with its parameters, lower-case hex; stored with every agent.</summary>
    public string Hash { get; }

    /// <summary>Shape [Rows × Width], row-major.</summary>
    public float[] Values { get; }

    /// <summary>EWMA standard deviation of one candle's log-return, known at that candle's close. Shape [Rows].</summary>
    public float[] Volatility { get; }

    public ReadOnlySpan<float> Row(int i) => Values.AsSpan(i * Width, Width);
}
