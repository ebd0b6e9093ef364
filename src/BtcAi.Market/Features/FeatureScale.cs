namespace BtcAi.Market;

/// <summary>
/// The clock that a list of features is laid out on: how often decisions fall and how far back the longest feature looks.
/// Every scale gives the same number of features in the same roles, so that networks of different scales share a shape.
/// </summary>
/// <param name="DecisionMs">Milliseconds between decisions; a multiple of the candles' interval.</param>
/// <param name="LongestSpanMs">Longest feature span in milliseconds; at least 300 decisions.</param>
public sealed record FeatureScale(long DecisionMs, long LongestSpanMs);
