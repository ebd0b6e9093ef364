using System.Globalization;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Microsoft.Data.Sqlite;

namespace BtcAi.Experiments.Runs;

/// <summary>
/// Brings folders and store together when a store is opened: a run without a row gets one (from a version without the store, or
/// because the store was lost), and what a kill left half deleted is deleted.
/// </summary>
internal sealed class RunAdoption(string runs, string trash, Database database, TimeProvider clock)
{
    /// <returns>Which folders hold no record that can be read, one sentence each.</returns>
    public IReadOnlyList<string> Run()
    {
        var complaints = new List<string>();
        var table = new RunTable(database);
        if (table.WithoutTests() is { Count: > 0 } untold)
            new EvaluationTable(database).Add([.. untold.SelectMany(row => EvaluationRows.OfTests(RunRows.ToRecord(row, database.FilePath)))]);
        IReadOnlyDictionary<string, bool> known = table.Ids();
        var found = new List<(string Folder, RunRecord Record, bool Deleted)>();
        foreach ((string parent, bool deleted) in new[] { (runs, false), (trash, true) })
        {
            foreach (string id in FoldersIn(parent))
            {
                string folder = Path.Combine(parent, id);
                if (!known.TryGetValue(id, out bool inTrash))
                {
                    if (Read(folder, complaints) is { } record) found.Add((folder, record with { Id = id }, deleted));
                }
                else if (inTrash && !deleted)
                {
                    RunTrash.Move(folder, Path.Combine(trash, id));
                }
            }
        }
        if (found.Count == 0) return complaints;
        database.Change(c =>
        {
            foreach ((string folder, RunRecord record, bool deleted) in found) Adopt(c, folder, record, deleted);
        });
        foreach ((string folder, _, _) in found) SetAside(Path.Combine(folder, MetricLine.FileName));
        return complaints;
    }

    private static IEnumerable<string> FoldersIn(string parent) => Directory.Exists(parent)
        ? new DirectoryInfo(parent).EnumerateDirectories().Select(d => d.Name)
        : [];

    // A folder without a record died before it became a run.
    private static RunRecord? Read(string folder, List<string> complaints)
    {
        string path = RunStore.RecordPath(folder);
        if (!File.Exists(path)) return null;
        try
        {
            return RunJson.ReadFile(path);
        }
        catch (WorldException e)
        {
            complaints.Add(e.Message);
            return null;
        }
    }

    private void Adopt(SqliteConnection connection, string folder, RunRecord record, bool deleted)
    {
        RunTable.Put(connection, RunRows.Of(record) with { DeletedMs = deleted ? clock.GetUtcNow().ToUnixTimeMilliseconds() : null });
        RunTable.Tag(connection, record.Id, record.Tags, []);
        foreach (RunNote note in record.Notes) RunTable.AddNote(connection, record.Id, note.Text, note.Written.ToUnixTimeMilliseconds());
        IEnumerable<(string Bucket, string Name, int Update, double Amount)> values =
            from line in MetricLine.ReadFile(Path.Combine(folder, MetricLine.FileName))
            from amount in line.Amounts
            select (line.Bucket, amount.Name, line.Update, amount.Amount);
        foreach (var series in values.GroupBy(v => (v.Bucket, v.Name)))
        {
            long number = SeriesTable.NumberOf(connection, record.Id, series.Key.Bucket, series.Key.Name);
            foreach (var part in series.Chunk(SeriesChunk.Most))
            {
                var chunk = new SeriesChunk();
                foreach (var value in part) chunk.Add(value.Update, (float)value.Amount);
                SeriesTable.Write(connection, number, chunk);
            }
        }
    }

    private static void SetAside(string metrics)
    {
        if (!File.Exists(metrics)) return;
        try
        {
            File.Move(metrics, metrics + ".adopted", overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, string.Create(CultureInfo.InvariantCulture, $"{metrics} could not be set aside ({e.Message})."), e);
        }
    }
}
