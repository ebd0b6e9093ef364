namespace BtcAi.Experiments.Settings;

/// <summary>One key of older settings files.</summary>
/// <param name="Key"><c>section.name</c> as version 2.0 has it; flat files have the name alone, in either case.</param>
/// <param name="Target">Its key today, or where it stands among those kept for later; empty when it is gone.</param>
/// <param name="Reason">Why it is gone, or what its value means differently today; a sentence's middle, may be empty.</param>
/// <param name="Percent">Whether older files hold percent where today is a fraction.</param>
/// <param name="Aliases">Other names: with a dot of a nested file, without one of a flat file.</param>
public sealed record LegacyKey(string Key, LegacyFate Fate, string Target, string Reason, bool Percent, IReadOnlyList<string> Aliases)
{
    /// <summary>The key without its section.</summary>
    public string Name => Key[(Key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>What to tell a person who uses a key that is no setting today.</summary>
    public string Advice => Fate == LegacyFate.Later
        ? $"nothing acts on {Key} yet; values of older files are kept for a later version"
        : $"{Key} is of an older version; {Reason}";
}
