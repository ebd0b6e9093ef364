namespace BtcAi.Experiments.Html;

/// <summary>A labelled place on an axis.</summary>
internal readonly record struct AxisMark(double Value, string Label);
