namespace BtcAi.Market;

/// <summary>One feature, or one over several spans: a number (each) per candle from that candle and earlier ones.</summary>
internal interface IFeature
{
    /// <summary>Role and span of each output; part of the pipeline's hash.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>
    /// Called once per candle, after the history took it in. Outputs has one place per name; finite values always,
    /// free of the scale of prices and volumes.
    /// </summary>
    void Write(CandleHistory history, Span<float> outputs);
}
