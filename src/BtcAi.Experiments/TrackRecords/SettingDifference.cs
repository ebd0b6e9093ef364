namespace BtcAi.Experiments.TrackRecords;

/// <summary>Two values of a setting whose outcomes differ by more than chance explains, on the same ground.</summary>
/// <param name="Difference">Mean excess over holding of <paramref name="Better"/> less that of <paramref name="Worse"/>, fraction.</param>
/// <param name="Low">Interval of the difference, widened for the number of comparisons.</param>
public sealed record SettingDifference(
    string Key, Ground Ground, string Better, string Worse, int BetterCount, int WorseCount, double Difference, double Low, double High);
