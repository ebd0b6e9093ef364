using System.Text.Json;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Application;

/// <summary>
/// <c>HOME/state.json</c>, exchanged as a whole with the one before kept as <c>state.json.previous</c>. A damaged one is put aside as
/// <c>state.damaged-TIME.json</c> and the previous one is taken: a remembered window is no reason to stop.
/// </summary>
/// <param name="notice">Told, in one line, when that happens.</param>
public sealed class StateStore(string home, TimeProvider clock, Action<string> notice)
{
    private readonly string _path = Path.Combine(home, "state.json");

    private string Previous => _path + ".previous";

    /// <summary>Nothing remembered when there is no file, or none that is whole.</summary>
    /// <exception cref="WorldException">A file cannot be read or put aside.</exception>
    public ApplicationState Load()
    {
        if (!File.Exists(_path)) return Read(Previous) ?? new();
        if (Read(_path) is { } state) return state;
        string aside = Path.Combine(home, $"state.damaged-{clock.GetUtcNow().UtcDateTime:yyyyMMdd-HHmmss-fff}.json");
        Try(() => File.Move(_path, aside, overwrite: true));
        ApplicationState? previous = Read(Previous);
        notice($"{_path} was damaged; it is kept as {aside}, and {(previous is null ? "nothing is remembered" : "the one before it is taken")}.");
        return previous ?? new();
    }

    /// <exception cref="WorldException">It cannot be read or written; the file is what it was.</exception>
    public void Change(Func<ApplicationState, ApplicationState> change)
    {
        ApplicationState after = change(Load());
        if (File.Exists(_path))
        {
            byte[] before = [];
            Try(() => before = File.ReadAllBytes(_path));
            AtomicFile.Write(Previous, stream => stream.Write(before));
        }
        AtomicFile.WriteText(_path, JsonSerializer.Serialize(after, RunJson.Options) + "\n");
    }

    private static ApplicationState? Read(string path)
    {
        if (!File.Exists(path)) return null;
        string text = "";
        Try(() => text = File.ReadAllText(path));
        try
        {
            return JsonSerializer.Deserialize<ApplicationState>(text, RunJson.Options);
        }
        catch (JsonException)
        {
            return null; // damaged: the caller puts it aside
        }
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Read, $"The remembered state could not be read ({e.Message})", e);
        }
    }
}
