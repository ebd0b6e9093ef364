using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Presets;

/// <summary>
/// The presets of a home: <c>presets/NAME.json</c>, temporary ones in <c>presets/temporary</c>, deleted and expired ones in
/// <c>presets/trash</c>. A file is exchanged as a whole; a damaged one is named and put aside in <c>presets/damaged</c>.
/// </summary>
/// <param name="notice">Told, in one line, when something was put aside or expired.</param>
public sealed class PresetStore(string home, TimeProvider clock, Action<string> notice)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly string _folder = Path.Combine(home, "presets");

    private string Temporary => Path.Combine(_folder, "temporary");
    private string Trash => Path.Combine(_folder, "trash");

    /// <summary>Built-in ones first, then by name.</summary>
    public IReadOnlyList<Preset> List()
    {
        List<Preset> own = [.. Read(_folder)];
        DateTimeOffset now = clock.GetUtcNow();
        foreach (Preset preset in Read(Temporary))
        {
            // A kill between the two steps of a conversion leaves both; the lasting one is the newer.
            if (own.Any(p => p.Key == preset.Key)) Discard(preset);
            else if (preset.Expires > now) own.Add(preset);
            else
            {
                Discard(preset);
                notice($"The temporary preset {preset.Name} has expired and is in the trash; `btcai presets restore \"{preset.Name}\"` brings it back.");
            }
        }
        return [.. BuiltInPresets.All, .. own.OrderBy(p => p.Key, StringComparer.Ordinal)];
    }

    /// <exception cref="UserMistakeException">None is called so.</exception>
    public Preset Find(string name)
    {
        IReadOnlyList<Preset> all = List();
        return all.FirstOrDefault(p => p.IsCalled(name)) ?? throw new UserMistakeException(PresetErrors.NotFound,
            $"No preset is called \"{name}\"; there are {string.Join(", ", all.Select(p => p.Name))}.");
    }

    /// <summary>Writes a new preset.</summary>
    /// <exception cref="UserMistakeException">Its name is taken or cannot be one, its category is none, or its settings have problems: all of them.</exception>
    public Preset Create(string name, string category, string description, IReadOnlyList<string> settings, bool temporary = false)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var problems = new Problems();
        string? called = problems.Catch(() => Free(PresetName.Checked(name)));
        Check(category, settings, problems);
        problems.ThrowIfAny();
        return Save(new Preset(
            called!, Category(category)!, description.Trim(), Preset.Merged(settings), temporary ? PresetKind.Temporary : PresetKind.User, now,
            temporary ? now + Lifetime : null));
    }

    /// <summary>Exchanges what a preset says.</summary>
    /// <exception cref="UserMistakeException">It is built in, or the new content has problems.</exception>
    public Preset Edit(Preset preset, string category, string description, IReadOnlyList<string> settings)
    {
        Own(preset, "changed");
        var problems = new Problems();
        Check(category, settings, problems);
        problems.ThrowIfAny();
        return Save(preset with { Category = Category(category)!, Description = description.Trim(), Settings = Preset.Merged(settings) });
    }

    /// <summary>The new file first, then the old one goes: a kill in between leaves both, never neither.</summary>
    public Preset Rename(Preset preset, string name)
    {
        Own(preset, "renamed");
        string called = PresetName.Checked(name);
        if (PresetName.KeyOf(called) == preset.Key) return Save(preset with { Name = called });
        Preset renamed = Save(preset with { Name = Free(called) });
        Remove(preset);
        return renamed;
    }

    public Preset Copy(Preset preset, string name) => Create(name, preset.Category, preset.Description, preset.Settings);

    /// <summary>Makes a temporary preset one that stays.</summary>
    public Preset Convert(Preset preset)
    {
        if (preset.Kind != PresetKind.Temporary)
            throw new UserMistakeException(PresetErrors.NotTemporary, $"{preset.Name} is not temporary; it stays as it is.");
        Preset lasting = Save(preset with { Kind = PresetKind.User, Expires = null });
        Remove(preset);
        return lasting;
    }

    /// <summary>Moves a preset to the trash.</summary>
    public void Delete(Preset preset)
    {
        Own(preset, "deleted");
        Discard(preset);
    }

    /// <summary>Takes the preset of that name that was deleted last out of the trash again; an expired one gets another week.</summary>
    /// <exception cref="UserMistakeException">None is there, or the name is taken.</exception>
    public Preset Restore(string name)
    {
        string key = PresetName.KeyOf(name);
        string path = Deleted().Where(d => d.Preset.Key == key).Select(d => d.Path).FirstOrDefault() ?? throw new UserMistakeException(PresetErrors.NotFound,
            $"The trash holds no preset called \"{name}\"; it holds {(Deleted() is { Count: > 0 } all ? string.Join(", ", all.Select(d => d.Preset.Name).Distinct()) : "none")}.");
        Preset preset = PresetJson.Read(TextFile.Read(path))!;
        Free(preset.Name);
        Preset back = Save(preset with { Expires = preset.Expires is null ? null : clock.GetUtcNow() + Lifetime });
        Try(() => File.Delete(path));
        return back;
    }

    /// <summary>What is in the trash, the latest first.</summary>
    public IReadOnlyList<(Preset Preset, string Path)> Deleted() => Directory.Exists(Trash)
        ? [.. Directory.EnumerateFiles(Trash, "*.json").OrderByDescending(File.GetLastWriteTimeUtc).ThenByDescending(path => path, StringComparer.Ordinal)
            .Select(path => (PresetJson.Read(TextFile.Read(path)), path)).Where(d => d.Item1 is not null).Select(d => (d.Item1!, d.path))]
        : [];

    /// <summary>The same preset as a file for others.</summary>
    public static void Export(Preset preset, string path) => AtomicFile.WriteText(path, PresetJson.Write(preset with { Expires = null }));

    private string Free(string name) => List().FirstOrDefault(p => p.Key == PresetName.KeyOf(name)) is { } taken
        ? throw new UserMistakeException(PresetErrors.Taken, $"There is a preset called {taken.Name} already; choose another name, or change that one with `btcai presets edit`.")
        : name;

    private static string? Category(string name) =>
        Enum.GetNames<Simulation.Bucket>().Append(Preset.General).FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds all that is wrong with what a preset would say.</summary>
    public static void Check(string category, IReadOnlyList<string> settings, Problems problems)
    {
        if (Category(category) is null)
            problems.Add(PresetErrors.Category, $"\"{category}\" is not a category; choose from {string.Join(", ", Enum.GetNames<Simulation.Bucket>())}, {Preset.General}.");
        if (settings.Count == 0) problems.Add(PresetErrors.Empty, "The preset would set nothing; give it settings with --set key=value, --from RUN or --from-settings.");
        problems.Catch(() => SettingsTree.Default.With(settings));
    }

    private static void Own(Preset preset, string what)
    {
        if (preset.Kind == PresetKind.BuiltIn)
            throw new UserMistakeException(PresetErrors.BuiltIn, $"{preset.Name} is built in and cannot be {what}; `btcai presets copy \"{preset.Name}\" NAME` makes one that can.");
    }

    private string PathOf(Preset preset) => Path.Combine(preset.Kind == PresetKind.Temporary ? Temporary : _folder, preset.Key + ".json");

    private Preset Save(Preset preset)
    {
        AtomicFile.WriteText(PathOf(preset), PresetJson.Write(preset));
        return preset;
    }

    private void Remove(Preset preset) => Try(() => File.Delete(PathOf(preset)));

    private void Discard(Preset preset)
    {
        // Another process may have found it expired as well.
        if (!File.Exists(PathOf(preset))) return;
        string target = Path.Combine(Trash, $"{preset.Key}-{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss-fff}.json");
        Try(() =>
        {
            Directory.CreateDirectory(Trash);
            File.Move(PathOf(preset), target, overwrite: true);
            File.SetLastWriteTimeUtc(target, clock.GetUtcNow().UtcDateTime);
        });
    }

    private IEnumerable<Preset> Read(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (string path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            Preset? preset = PresetJson.Read(TextFile.Read(path));
            bool temporary = folder == Temporary;
            if (preset is not null && preset.Key == Path.GetFileNameWithoutExtension(path) && temporary == preset.Expires is not null) yield return preset;
            else PutAside(path);
        }
    }

    private void PutAside(string path)
    {
        string aside = Path.Combine(_folder, "damaged", $"{Path.GetFileNameWithoutExtension(path)}-{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss-fff}.json");
        Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
            File.Move(path, aside, overwrite: true);
        });
        notice($"{path} is not a preset that this program wrote; it is kept as {aside}. `btcai presets import FILE` takes over presets from elsewhere.");
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"A preset could not be moved ({e.Message}). Nothing is lost; correct the rights, or choose another folder with --home.", e);
        }
    }
}
