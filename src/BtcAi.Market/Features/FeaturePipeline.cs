using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;

namespace BtcAi.Market;

/// <summary>
/// Candles in, features out, one row per candle, from that candle and earlier ones only. The same code computes the
/// table for training and the row for a live decision.
/// </summary>
public sealed class FeaturePipeline
{
    // Raise when a formula changes: agents trained on the old one must not take the new one for theirs.
    private const string Version = "features 1";

    // Raw features stay within this even after a market that stood still for days; the scaler cuts far closer.
    private const float Bound = 100;

    private readonly CandleHistory _history;
    private readonly IFeature[] _features;
    private readonly int[] _widths;

    /// <exception cref="Foundation.UserMistakeException">When the interval does not divide the decision interval.</exception>
    public FeaturePipeline(FeatureScale scale, long intervalMs)
    {
        var grid = new SpanGrid(scale, intervalMs);
        _history = new CandleHistory(grid);
        _features = FeatureList.For(grid, _history);
        _widths = Array.ConvertAll(_features, f => f.Names.Count);
        Names = [.. _features.SelectMany(f => f.Names)];
        WarmUp = Math.Max(grid.Longest, (WeekProfile.Weeks * 7 + 1) * grid.PerDay + VolumeSurprise.Reference(grid));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{Version}; {scale.DecisionMs}; {scale.LongestSpanMs}; {intervalMs}; {string.Join("; ", Names)}")));
    }

    public IReadOnlyList<string> Names { get; }

    public int Width => Names.Count;

    /// <summary>
    /// Candles before the first row: the longest span, or four weeks and a little where volume by hour of the week needs
    /// them. From there on rows agree with those of a pipeline that saw more history to 0.001 of a feature's unit.
    /// </summary>
    public int WarmUp { get; }

    /// <summary>SHA-256 of the feature list with its parameters, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>
    /// Writes rows from the first candle on, however little they know yet. For audits that measure what history is worth;
    /// an agent never sees such a row.
    /// </summary>
    public bool ShowsWarmUp { get; init; }

    /// <summary>Takes the next closed candle in and writes its features; NaN while warming up. Allocates nothing.</summary>
    /// <param name="row">At least <see cref="Width"/> long.</param>
    /// <returns>
    /// EWMA standard deviation of one candle's log-return, at least 1e-6; NaN while warming up.
    /// </returns>
    public float Push(in Candle candle, Span<float> row)
    {
        row = row[..Width];
        _history.Push(candle);
        int at = 0;
        for (int i = 0; i < _features.Length; i++)
        {
            _features[i].Write(_history, row.Slice(at, _widths[i]));
            at += _widths[i];
        }
        if (_history.Count > WarmUp || ShowsWarmUp)
        {
            TensorPrimitives.Clamp(row, -Bound, Bound, row);
            return (float)_history.Sigma;
        }
        row.Fill(float.NaN);
        return float.NaN;
    }

    /// <summary>Features of every candle: the streaming pipeline in a loop.</summary>
    public static FeatureTable Compute(CandleSeries candles, FeatureScale scale)
    {
        var pipeline = new FeaturePipeline(scale, candles.IntervalMs);
        var table = new FeatureTable(pipeline.Names, candles.Count, Math.Min(pipeline.WarmUp, candles.Count), pipeline.Hash);
        for (int i = 0; i < candles.Count; i++)
            table.Volatility[i] = pipeline.Push(candles[i], table.Values.AsSpan(i * table.Width, table.Width));
        return table;
    }
}
