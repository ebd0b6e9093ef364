using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>
/// <c>HOME/settings.json</c>: what every run starts from. It is exchanged as a whole, and what it was before becomes a backup first.
/// </summary>
public sealed class HomeSettings(string home, TimeProvider clock)
{
    public string FilePath { get; } = Path.Combine(home, "settings.json");

    /// <summary>Whether anything stands there; a folder is found to be unreadable rather than taken for nothing.</summary>
    public bool Exists => Path.Exists(FilePath);

    public SettingsBackups Backups { get; } = new(home, clock);

    /// <summary>The defaults when there is no file.</summary>
    /// <exception cref="UserMistakeException">Every problem of the file, and the way out.</exception>
    /// <exception cref="WorldException">It cannot be read.</exception>
    public SettingsFile Load()
    {
        if (!Exists) return SettingsFile.Empty;
        string text = TextFile.Read(FilePath);
        try
        {
            return SettingsFile.Parse(text);
        }
        catch (UserMistakeException e)
        {
            throw new UserMistakeException([.. e.Problems.Select(p => p with { Text = $"{FilePath}: {p.Text}" }), WayOut(e.Problems.Any(p => p.Code == SettingErrors.OlderForm))]);
        }
    }

    /// <summary>Reads, changes and writes while no other process does.</summary>
    /// <returns>The settings before and after.</returns>
    public (SettingsFile Before, SettingsFile After) Change(Func<SettingsFile, SettingsFile> change)
    {
        using FileStream held = Hold();
        SettingsFile before = Load(), after = change(before);
        string text = after.ToText();
        if (!Exists || TextFile.Read(FilePath) != text) Exchange(text);
        return (before, after);
    }

    /// <summary>Puts a whole text in the file's place, whatever stood there.</summary>
    public void Replace(string text)
    {
        using FileStream held = Hold();
        Exchange(text);
    }

    private void Exchange(string text)
    {
        if (Exists) Backups.Add(FilePath);
        AtomicFile.WriteText(FilePath, text);
    }

    private Problem WayOut(bool older) => new(SettingErrors.Home,
        "The settings of the home are never ignored: " +
        (older ? $"`btcai config migrate {FilePath}` converts them, " : "`btcai config repair` mends what has one safe reading, ") + (Backups.LastGood is { } good
            ? $"`btcai config restore latest` brings back {good.Name}, the last good backup."
            : $"or take {FilePath} away to go on with the defaults."));

    private FileStream Hold() => FileHold.Take(Path.Combine(home, "settings.lock"), FilePath, SettingErrors.Held);
}
