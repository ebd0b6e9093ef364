using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>
/// Brings every feature to about zero mean and unit deviation and cuts it at ±5. Fitted on training rows only and
/// stored with the agent.
/// </summary>
public sealed class FeatureScaler
{
    /// <summary>Scaled features lie within plus and minus this.</summary>
    public const float Limit = 5;

    private const double LeastSpread = 1e-6;

    public FeatureScaler(float[] centre, float[] spread)
    {
        if (centre.Length != spread.Length) throw new ArgumentException("Centre and spread differ in length.", nameof(spread));
        (Centre, Spread) = (centre, spread);
    }

    /// <summary>Mean of each feature over the training rows.</summary>
    public float[] Centre { get; }

    /// <summary>Standard deviation of each feature over the training rows; 1 for a feature that never changed there.</summary>
    public float[] Spread { get; }

    /// <summary>Rows still warming up are left out.</summary>
    /// <exception cref="UserMistakeException">When no training row is past the warm-up.</exception>
    public static FeatureScaler Fit(FeatureTable table, IndexRanges trainingRows)
    {
        IndexRange[] parts = [.. trainingRows.Parts.Select(p => p with { From = Math.Max(p.From, table.WarmUp) }).Where(p => p.Count > 0)];
        int count = parts.Sum(part => part.Count);
        if (count <= 0)
        {
            throw new UserMistakeException(CandleErrors.TooFew,
                $"Training ends at candle {trainingRows.To}, but features need {table.WarmUp} candles to warm up. " +
                "Give more candles or choose a bucket with a shorter look-back.");
        }
        double[] sums = new double[table.Width], squares = new double[table.Width];
        ReadOnlySpan<float> origin = table.Row(parts[0].From);
        foreach (IndexRange part in parts)
            for (int i = part.From; i < part.To; i++) Add(table.Row(i), origin, sums, squares);
        float[] centre = new float[table.Width], spread = new float[table.Width];
        for (int f = 0; f < table.Width; f++)
        {
            double mean = sums[f] / count;
            double deviation = Math.Sqrt(Math.Max(squares[f] / count - mean * mean, 0));
            centre[f] = (float)(origin[f] + mean);
            spread[f] = deviation > LeastSpread ? (float)deviation : 1;
        }
        return new FeatureScaler(centre, spread);
    }

    private static void Add(ReadOnlySpan<float> row, ReadOnlySpan<float> origin, double[] sums, double[] squares)
    {
        for (int f = 0; f < row.Length; f++)
        {
            // About the first row, so that a feature far from zero loses no digits.
            double x = (double)row[f] - origin[f];
            sums[f] += x;
            squares[f] += x * x;
        }
    }

    /// <summary>Scales one row in place; NaN stays NaN.</summary>
    public void Apply(Span<float> row)
    {
        for (int f = 0; f < row.Length; f++) row[f] = Math.Clamp((row[f] - Centre[f]) / Spread[f], -Limit, Limit);
    }

    /// <summary>Scales every row; those in warm-up stay NaN.</summary>
    public void ApplyInPlace(FeatureTable table)
    {
        for (int i = table.WarmUp; i < table.Rows; i++) Apply(table.Values.AsSpan(i * table.Width, table.Width));
    }
}
