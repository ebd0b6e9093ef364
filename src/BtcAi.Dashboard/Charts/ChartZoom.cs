namespace BtcAi.Dashboard.Charts;

/// <summary>What of the horizontal axis is visible, in its own unit (updates, or Unix milliseconds).</summary>
public sealed record ChartZoom(double From, double To);
