using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Runs;

/// <summary>
/// Deleted runs: their folders wait in <c>HOME/trash</c>, their rows keep the time. The row is marked first; what a kill leaves
/// half done is finished when the store is opened next. The trial ledger is not touched.
/// </summary>
public sealed class RunTrash
{
    private readonly string _runs, _trash;
    private readonly RunTable _table;
    private readonly TimeProvider _clock;

    internal RunTrash(string runs, string trash, RunTable table, TimeProvider clock) => (_runs, _trash, _table, _clock) = (runs, trash, table, clock);

    /// <exception cref="UserMistakeException">A process is training it.</exception>
    public void Delete(string id)
    {
        string folder = Path.Combine(_runs, id);
        if (!Directory.Exists(folder))
        {
            _table.SetDeleted(id, _clock.GetUtcNow().ToUnixTimeMilliseconds());
            return;
        }
        using (FileStream held = RunFolder.TryLock(folder) ?? throw RunFolder.Held(id))
            _table.SetDeleted(id, _clock.GetUtcNow().ToUnixTimeMilliseconds());
        Move(folder, Path.Combine(_trash, id));
    }

    /// <summary>Takes a run out of the trash again.</summary>
    public void Restore(string id)
    {
        string folder = Path.Combine(_trash, id);
        if (Directory.Exists(folder)) Move(folder, Path.Combine(_runs, id));
        _table.SetDeleted(id, null);
    }

    /// <summary>Removes a run in the trash for good: folder, row, metrics, tags and notes.</summary>
    public void Purge(string id)
    {
        string folder = Path.Combine(_trash, id);
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{folder} could not be removed ({e.Message}); the run is still in the trash.", e);
        }
        _table.Remove(id);
    }

    internal static void Move(string from, string to)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            Directory.Move(from, to);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{from} could not be moved to {to} ({e.Message}).", e);
        }
    }
}
