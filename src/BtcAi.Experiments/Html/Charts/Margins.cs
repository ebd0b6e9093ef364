namespace BtcAi.Experiments.Html;

/// <summary>Room around a plot for its labels.</summary>
internal readonly record struct Margins(int Left, int Right, int Top, int Bottom);
