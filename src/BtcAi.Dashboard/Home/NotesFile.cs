using BtcAi.Foundation;

namespace BtcAi.Dashboard.Home;

/// <summary>The notes of this home: one Markdown file, replaced as a whole, and told to every page that shows it.</summary>
public sealed class NotesFile(DashboardPlan plan)
{
    private readonly string _path = Path.Combine(plan.Home, "notes.md");

    /// <summary>Raised after a change, with the page that made it.</summary>
    public event Action<object>? Changed;

    public string Read() => File.Exists(_path) ? File.ReadAllText(_path) : "";

    /// <exception cref="WorldException">The disk refuses; what was saved before is untouched.</exception>
    public void Write(string text, object writer)
    {
        AtomicFile.WriteText(_path, text);
        Changed?.Invoke(writer);
    }
}
