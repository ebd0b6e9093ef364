using System.Text.Json;
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
    private readonly FileStream _metrics;

    internal RunFolder(string path, RunRecord record, TimeProvider clock)
    {
        (FolderPath, Record, _clock) = (path, record, clock);
        Make(path);
        _lock = TryLock(path) ?? throw new UserMistakeException(RunErrors.Held,
            $"Run {record.Id} is being trained by another process; wait for it or stop it first.");
        MetricsFile.DropUnsaved(path, Saved(path, record));
        _metrics = new FileStream(Path.Combine(path, MetricsFile.Name), FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    public string FolderPath { get; }

    public RunRecord Record { get; private set; }

    public void Save(RunRecord record)
    {
        Record = record with { Updated = _clock.GetUtcNow() };
        AtomicFile.WriteText(RunStore.RecordPath(FolderPath), RunJson.Write(Record));
    }

    /// <summary>Adds one line of JSON to <c>metrics.jsonl</c>.</summary>
    public void AppendMetrics<T>(T values)
    {
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(values, MetricsOptions);
        try
        {
            _metrics.Write([.. line, (byte)'\n']);
            _metrics.Flush();
        }
        catch (IOException e)
        {
            throw new WorldException(DiskErrors.Write, $"{_metrics.Name} could not be written ({e.Message})", e);
        }
    }

    /// <summary>Where a bucket keeps its checkpoints and reports; made on first use.</summary>
    public string BucketFolder(Bucket bucket) =>
        Directory.CreateDirectory(RunStore.BucketPath(FolderPath, bucket)).FullName;

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
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    private static readonly JsonSerializerOptions MetricsOptions = new(RunJson.Options) { WriteIndented = false };

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

    // A bucket whose checkpoint cannot be read will not go on, and keeps its lines.
    private static Dictionary<Bucket, int> Saved(string path, RunRecord record) => record.Buckets
        .Where(bucket => bucket.State != BucketState.Finished)
        .Select(bucket => (bucket.Bucket, State: SavedTraining.Of(path, bucket.Bucket)))
        .Where(saved => saved.State is not null)
        .ToDictionary(saved => saved.Bucket, saved => saved.State!.Update);
}
