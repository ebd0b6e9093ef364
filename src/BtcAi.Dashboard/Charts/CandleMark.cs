namespace BtcAi.Dashboard.Charts;

/// <summary>A mark on a candle chart.</summary>
/// <param name="Kind">Marks of a kind look alike and are told apart in the legend.</param>
/// <param name="Symbol">A shape that ECharts knows: triangle, diamond, circle.</param>
public sealed record CandleMark(long TimeMs, double Price, string Kind, string Symbol, bool PointsDown, string Colour, string Says);
