using System.Globalization;
using System.Text.RegularExpressions;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>
/// <c>HOME/backups/settings-TIME.json</c>: byte for byte what the settings file was before a change. The newest twenty stay, and all that
/// have a note, which stands beside them as <c>.note.txt</c>.
/// </summary>
public sealed partial class SettingsBackups(string home, TimeProvider clock)
{
    private const int Kept = 20;
    private const string NoteEnding = ".note.txt";

    private readonly string _folder = Path.Combine(home, "backups");

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SettingsBackup> List() => Directory.Exists(_folder)
        ? [.. Directory.EnumerateFiles(_folder, "settings-*.json").OrderByDescending(Path.GetFileNameWithoutExtension, StringComparer.Ordinal).Select(Describe)]
        : [];

    /// <summary>The newest that can be restored.</summary>
    public SettingsBackup? LastGood => List().FirstOrDefault(backup => backup.Sound);

    /// <summary>Copies a file; older copies without a note go once there are more than twenty.</summary>
    /// <exception cref="WorldException">It cannot be read or written.</exception>
    public SettingsBackup Add(string file, string note = "")
    {
        byte[] contents = TextFile.Bytes(file);
        string path = FreePath();
        // The note first: a copy whose note is missing would be one that goes.
        if (note.Length > 0) AtomicFile.WriteText(Path.ChangeExtension(path, null) + NoteEnding, note + "\n");
        AtomicFile.Write(path, stream => stream.Write(contents));
        foreach (SettingsBackup old in List().Where(backup => backup.Note.Length == 0).Skip(Kept)) File.Delete(old.Path);
        return Describe(path);
    }

    /// <param name="name">A name, the beginning of one, or "latest" for the newest that can be restored.</param>
    /// <exception cref="UserMistakeException">None, or several.</exception>
    public SettingsBackup Find(string name)
    {
        IReadOnlyList<SettingsBackup> all = List();
        if (name == "latest") return LastGood ?? throw new UserMistakeException(SettingErrors.NoBackup, $"{_folder} holds no backup that can be restored.");
        SettingsBackup[] found = [.. all.Where(b => b.Name == name || b.Name + ".json" == name)];
        if (found.Length == 0) found = [.. all.Where(b => b.Name.StartsWith(name, StringComparison.Ordinal) || b.Name.StartsWith("settings-" + name, StringComparison.Ordinal))];
        if (found.Length == 1) return found[0];
        throw new UserMistakeException(SettingErrors.NoBackup, found.Length == 0
            ? $"No backup's name starts with \"{name}\"; `btcai config restore` lists all {all.Count}."
            : $"\"{name}\" fits {found.Length} backups; write more of the name (`btcai config restore` lists all).");
    }

    // Its name sorts after all others even when the clock stands still or was put back: the newest by name is the newest.
    private string FreePath()
    {
        string name = $"settings-{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss-fff}";
        Match? newest = List().Select(backup => OwnName().Match(backup.Name)).FirstOrDefault(match => match.Success);
        if (newest is not null && string.CompareOrdinal(name, newest.Value) <= 0)
            name = $"{newest.Groups[1]}-{(newest.Groups[2].Success ? int.Parse(newest.Groups[2].Value, CultureInfo.InvariantCulture) : 1) + 1:0000}";
        return Path.Combine(_folder, name + ".json");
    }

    private static SettingsBackup Describe(string path)
    {
        string note = Path.ChangeExtension(path, null) + NoteEnding;
        bool sound = new Problems().Catch(() => SettingsFile.Parse(TextFile.Read(path))) is not null;
        return new SettingsBackup(Path.GetFileNameWithoutExtension(path), path, File.Exists(note) ? TextFile.Read(note).Trim() : "", sound);
    }

    [GeneratedRegex(@"^(settings-\d{8}-\d{6}-\d{3})(?:-(\d{4}))?$")]
    private static partial Regex OwnName();
}
