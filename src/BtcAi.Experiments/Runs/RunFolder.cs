using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>
/// A run that this process is working on: its record, metrics and bucket folders. Held by a lock, so that no
/// second process trains it and a killed one is told from a living one.
/// </summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>File name of a bucket's checkpoint within its folder.</summary>
    public const string CheckpointName = "checkpoint.btcai";

    private readonly TimeProvider _clock;
    private readonly FileStream _lock;
    private readonly RunTable _table;
    private readonly SeriesWriter _metrics;

    internal RunFolder(string path, RunRecord record, Database database, TimeProvider clock)
    {
        (FolderPath, Record, _clock, _table) = (path, record, clock, new RunTable(database));
        Make(path);
        _lock = TryLock(path) ?? throw Held(record.Id);
        try
        {
            DropUnsaved(path, record, new SeriesTable(database));
            _metrics = new SeriesWriter(database, record.Id, clock);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    public string FolderPath { get; }

    public RunRecord Record { get; private set; }

    /// <summary>Puts the record into the store, then its copy into the folder.</summary>
    public void Save(RunRecord record)
    {
        Record = record with { Updated = _clock.GetUtcNow() };
        _table.Put(RunRows.Of(Record));
        WriteCopy(FolderPath, Record, _table);
    }

    /// <summary>Adds every number of an object to the run's metrics; the disk sees it within half a second.</summary>
    /// <param name="prefix">Before every name, with its dot; empty for none.</param>
    public void AppendMetrics<T>(Bucket bucket, int update, T values, string prefix = "")
    {
        var line = MetricLine.Of(bucket, update, prefix, values);
        _metrics.Add(line.Bucket, update, line.Amounts);
    }

    /// <summary>Returns when all metrics are on the disk.</summary>
    public void FlushMetrics() => _metrics.Flush();

    /// <summary>Where a bucket keeps its checkpoints and reports; made on first use.</summary>
    public string BucketFolder(Bucket bucket) =>
        Directory.CreateDirectory(RunStore.BucketPath(FolderPath, bucket)).FullName;

    /// <summary>Metrics that were not flushed are those of updates that nothing saved.</summary>
    public void Dispose()
    {
        _metrics.Dispose();
        _lock.Dispose();
    }

    /// <summary>Null when another process, or another folder object, holds the run.</summary>
    internal static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not PathTooLongException)
        {
            return null;
        }
    }

    internal static UserMistakeException Held(string id) =>
        new(RunErrors.Held, $"Run {id} is being trained by another process; wait for it or stop it first.");

    internal static IReadOnlyList<RunNote> NotesOf(RunTable table, string id) =>
        [.. table.Notes(id).Select(note => new RunNote(DateTimeOffset.FromUnixTimeMilliseconds(note.WrittenMs), note.Text))];

    /// <summary>The copy that explains itself, with the tags and notes that the store holds.</summary>
    internal static void WriteCopy(string folder, RunRecord record, RunTable table) => AtomicFile.WriteText(
        RunStore.RecordPath(folder), RunJson.Write(record with { Tags = table.Tags(record.Id), Notes = NotesOf(table, record.Id) }));

    private static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{path} could not be made ({e.Message}). Check the rights, or choose another folder with --home.", e);
        }
    }

    // What no checkpoint holds is written again. A bucket whose checkpoint cannot be read will not go on, and keeps its metrics.
    private static void DropUnsaved(string path, RunRecord record, SeriesTable metrics)
    {
        foreach (BucketRecord bucket in record.Buckets.Where(b => b.State != BucketState.Finished))
        {
            if (SavedTraining.Of(path, bucket.Bucket) is { } saved) metrics.DropAfter(record.Id, $"{bucket.Bucket}", saved.Update);
        }
    }
}
