namespace BtcAi.Experiments.SettingsFiles;

/// <summary>A copy of the home's settings file as it once was.</summary>
/// <param name="Name">Its file without the ending; the UTC time at which it was put aside.</param>
/// <param name="Note">Why it was made; empty for those that changes make by themselves.</param>
/// <param name="Sound">Whether it can be restored: of today's version and without a problem.</param>
public sealed record SettingsBackup(string Name, string Path, string Note, bool Sound);
