namespace BtcAi.Dashboard.Charts;

/// <summary>A point of a series.</summary>
public sealed record ChartPoint(string Series, int Index);
