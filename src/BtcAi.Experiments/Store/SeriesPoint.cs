namespace BtcAi.Experiments.Store;

/// <summary>One value of a metric; NaN where it was not known.</summary>
public readonly record struct SeriesPoint(int Update, float Amount);
