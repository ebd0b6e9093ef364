using System.Security.Cryptography;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>All runs of a home folder: <c>runs/ID/</c> with <c>run.json</c>, <c>metrics.jsonl</c> and a folder per bucket.</summary>
public sealed class RunStore(string home, TimeProvider clock)
{
    private readonly string _runs = Path.Combine(home, "runs");

    /// <summary>Starts a run under a new id; dispose the folder when it is over.</summary>
    public RunFolder Create(RunRecord record)
    {
        var now = clock.GetUtcNow();
        string what = record.Buckets.Count == 1 ? record.Buckets[0].Bucket.ToString() : "sequence";
        // Not a draw of the experiment: equal runs must still get different folders.
        string suffix = RandomNumberGenerator.GetHexString(4, lowercase: true);
        string id = $"{now:yyyyMMdd-HHmmss}-{what.ToLowerInvariant()}-{suffix}";
        return Hold(id, record with { Id = id, Created = now, Status = RunStatus.Running });
    }

    /// <summary>Goes on with a run that is not being worked on.</summary>
    public RunFolder Open(string idOrPrefix)
    {
        var record = Find(idOrPrefix);
        return Hold(record.Id, record with { Status = RunStatus.Running, Failure = "" });
    }

    /// <summary>Newest first. Folders whose record cannot be read are told in <paramref name="damaged"/>.</summary>
    public IReadOnlyList<RunRecord> List(out IReadOnlyList<string> damaged)
    {
        var (records, complaints) = (new List<RunRecord>(), new List<string>());
        foreach (string id in Ids())
        {
            try
            {
                records.Add(Read(id));
            }
            catch (WorldException e)
            {
                complaints.Add(e.Message);
            }
        }
        damaged = complaints;
        return records;
    }

    /// <summary>The run with that id, with the only id that starts so, or the newest for "latest".</summary>
    /// <exception cref="UserMistakeException">None, or several.</exception>
    public RunRecord Find(string idOrPrefix)
    {
        string[] ids = [.. Ids()];
        if (ids.Length == 0)
            throw new UserMistakeException(RunErrors.NotFound, $"{home} holds no runs yet; `btcai train` makes one, --home looks elsewhere.");
        if (idOrPrefix == "latest") return Read(ids[0]);
        string[] found = [.. ids.Where(id => id == idOrPrefix)];
        if (found.Length == 0) found = [.. ids.Where(id => id.StartsWith(idOrPrefix, StringComparison.OrdinalIgnoreCase))];
        return found.Length switch
        {
            1 => Read(found[0]),
            0 => throw new UserMistakeException(RunErrors.NotFound,
                $"No run's id starts with \"{idOrPrefix}\"; the newest is {ids[0]} (`btcai runs list` shows all)."),
            _ => throw new UserMistakeException(RunErrors.NotFound,
                $"\"{idOrPrefix}\" fits {found.Length} runs: {string.Join(", ", found.Take(5))}; write more of the id."),
        };
    }

    public string PathOf(RunRecord record) => Path.Combine(_runs, record.Id);

    /// <summary>Where a bucket's checkpoint stands, once there is one.</summary>
    public string CheckpointOf(RunRecord record, Bucket bucket) =>
        Path.Combine(BucketPath(PathOf(record), bucket), RunFolder.CheckpointName);

    internal static string RecordPath(string folder) => Path.Combine(folder, "run.json");

    internal static string BucketPath(string folder, Bucket bucket) =>
        Path.Combine(folder, bucket.ToString().ToLowerInvariant());

    private RunFolder Hold(string id, RunRecord record)
    {
        var folder = new RunFolder(Path.Combine(_runs, id), record, clock);
        folder.Save(record);
        return folder;
    }

    // A run that says it is running while nobody holds its lock was killed.
    private RunRecord Read(string id)
    {
        string folder = Path.Combine(_runs, id);
        RunRecord record = RunJson.ReadFile(RecordPath(folder));
        if (record.Status == RunStatus.Running)
        {
            using FileStream? freed = RunFolder.TryLock(folder);
            if (freed is not null) record = record with { Status = RunStatus.Interrupted };
        }
        return record with { Buckets = [.. record.Buckets.Select(b => b.State == BucketState.Training ? Reached(b, folder, record.Status) : b)] };
    }

    /// <summary>How far a bucket has come that is not finished: its record is only written at its start and its end.</summary>
    private static BucketRecord Reached(BucketRecord bucket, string folder, RunStatus status)
    {
        if (SavedTraining.Of(folder, bucket.Bucket) is { } state) bucket = bucket with { Updates = state.Update, BestUpdate = state.BestUpdate };
        return status == RunStatus.Running
            ? bucket with { Updates = Math.Max(bucket.Updates, MetricsFile.LastUpdate(folder, bucket.Bucket)) }
            : bucket;
    }

    // Newest first; a folder without a record died before it became a run.
    private IEnumerable<string> Ids() => Directory.Exists(_runs)
        ? Directory.EnumerateDirectories(_runs).Where(p => File.Exists(RecordPath(p)))
            .Select(p => Path.GetFileName(p)!).OrderDescending(StringComparer.Ordinal)
        : [];
}
