namespace BtcAi.Experiments.Runs;

/// <summary>The preset that a run was started with.</summary>
/// <param name="Name">As it was called then.</param>
/// <param name="Hash">Of what it said: the same name may say something else later.</param>
public sealed record PresetUse(string Name, string Hash);
