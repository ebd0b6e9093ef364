using System.Security.Cryptography;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>
/// All runs of a home folder. <c>btcai.db</c> is the place of truth for listing, metrics, tags and notes; <c>runs/ID/</c> holds
/// each run's checkpoints and <c>run.json</c>, the copy that explains itself.
/// </summary>
public sealed class RunStore
{
    /// <summary>Why a run failed whose process was killed, or whose machine went down.</summary>
    public const string Died = "The process that trained it died.";

    private readonly string _home, _runs;
    private readonly TimeProvider _clock;
    private readonly Database _database;
    private readonly RunTable _table;
    private readonly EvaluationTable _evaluations;
    private readonly Lazy<IReadOnlyList<string>> _opened;

    public RunStore(string home, TimeProvider clock)
    {
        (_home, _clock, _runs, _database) = (home, clock, Path.Combine(home, "runs"), new Database(home));
        string trash = Path.Combine(home, "trash");
        _table = new RunTable(_database);
        _evaluations = new EvaluationTable(_database);
        Trash = new RunTrash(_runs, trash, _table, clock);
        Metrics = new SeriesTable(_database);
        _opened = new Lazy<IReadOnlyList<string>>(new RunAdoption(_runs, trash, _database, clock).Run);
    }

    public RunTrash Trash { get; }

    /// <summary>What was measured at every update of every run.</summary>
    public SeriesTable Metrics { get; }

    /// <summary>Every judgement ever made of an agent, the oldest first; those of deleted runs as well.</summary>
    public IReadOnlyList<EvaluationRow> Evaluations()
    {
        if (IsEmpty) return [];
        _ = _opened.Value;
        return _evaluations.All();
    }

    /// <summary>Writes judgements down for good.</summary>
    /// <returns>How many were new.</returns>
    public int Keep(IReadOnlyList<EvaluationRow> judged) => _evaluations.Add(judged);

    // Asking a home that holds nothing leaves nothing there.
    private bool IsEmpty => !File.Exists(_database.FilePath) && !Directory.Exists(_runs);

    /// <summary>Starts a run under a new id; dispose the folder when it is over.</summary>
    public RunFolder Create(RunRecord record)
    {
        var now = _clock.GetUtcNow();
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

    /// <summary>A page of runs as rows; of running ones with what they have reached by now.</summary>
    /// <param name="total">Runs that the query fits, on all pages.</param>
    /// <param name="damaged">Folders whose record cannot be read and that no row knows, one sentence each.</param>
    public IReadOnlyList<RunRow> List(RunQuery query, out int total, out IReadOnlyList<string> damaged)
    {
        (total, damaged) = (0, []);
        if (IsEmpty) return [];
        damaged = _opened.Value;
        foreach (string id in _table.WithStatus($"{RunStatus.Running}"))
        {
            // Nobody holds it: it was killed.
            if (Read(id) is { Status: RunStatus.Interrupted } killed) _table.Put(RunRows.Of(killed));
        }
        return [.. _table.Page(query, out total).Select(row => row.Status == $"{RunStatus.Running}"
            ? RunRows.Of(Read(row.Id)) with { Tags = row.Tags }
            : row)];
    }

    /// <summary>All that a row knows of its run.</summary>
    public RunRecord RecordOf(RunRow row) => RunRows.ToRecord(row, _database.FilePath);

    /// <summary>The run with that id, with the only id that starts so, or the newest for "latest".</summary>
    /// <exception cref="UserMistakeException">None, or several.</exception>
    public RunRecord Find(string idOrPrefix) => Read(IdOf(idOrPrefix, deleted: false));

    /// <summary>The id of a run in the trash, by the same rules.</summary>
    public string FindDeleted(string idOrPrefix) => IdOf(idOrPrefix, deleted: true);

    /// <summary>Whether its folder is where it was written; the store remembers runs whose folder someone took away.</summary>
    public bool HasFiles(string id) => Directory.Exists(Path.Combine(_runs, id));

    public string PathOf(RunRecord record) => Path.Combine(_runs, record.Id);

    /// <summary>Where a bucket's checkpoint stands, once there is one.</summary>
    public string CheckpointOf(RunRecord record, Bucket bucket) =>
        Path.Combine(BucketPath(PathOf(record), bucket), RunFolder.CheckpointName);

    public RunCheckpoints CheckpointsOf(RunRecord record) => new(this, record);

    public void Tag(RunRecord record, IReadOnlyList<string> add, IReadOnlyList<string> remove)
    {
        _table.Tag(record.Id, add, remove);
        CopyToFolder(record);
    }

    public void AddNote(RunRecord record, string text)
    {
        _table.AddNote(record.Id, text, _clock.GetUtcNow().ToUnixTimeMilliseconds());
        CopyToFolder(record);
    }

    internal static string RecordPath(string folder) => Path.Combine(folder, "run.json");

    internal static string BucketPath(string folder, Bucket bucket) =>
        Path.Combine(folder, bucket.ToString().ToLowerInvariant());

    private string IdOf(string idOrPrefix, bool deleted)
    {
        if (!IsEmpty) _ = _opened.Value;
        bool latest = idOrPrefix == "latest";
        IReadOnlyList<string> found = IsEmpty ? [] : _table.Beginning(latest ? "" : idOrPrefix, deleted, latest ? 1 : int.MaxValue);
        if (found.Count == 1) return found[0];
        if (found.Contains(idOrPrefix)) return idOrPrefix;
        if (found.Count > 1)
            throw Mistake($"\"{idOrPrefix}\" fits {found.Count} runs: {string.Join(", ", found.Take(5))}; write more of the id.");
        if (!deleted && !latest && idOrPrefix.Length > 0 && !IsEmpty && _table.Beginning(idOrPrefix, deleted: true, 1) is [var trashed])
            throw new UserMistakeException(RunErrors.InTrash, $"Run {trashed} is in the trash; `btcai runs restore {trashed}` takes it out.");
        string? newest = IsEmpty ? null : string.Concat(_table.Beginning("", deleted, 1)) is { Length: > 0 } first ? first : null;
        throw Mistake((newest, deleted) switch
        {
            (null, false) => $"{_home} holds no runs yet; `btcai train` makes one, --home looks elsewhere.",
            (null, true) => $"The trash of {_home} is empty.",
            (_, false) => $"No run's id starts with \"{idOrPrefix}\"; the newest is {newest} (`btcai runs list` shows all).",
            _ => $"No run in the trash has an id that starts with \"{idOrPrefix}\"; the newest is {newest} (`btcai runs list --deleted` shows all).",
        });
    }

    private static UserMistakeException Mistake(string text) => new(RunErrors.NotFound, text);

    private RunFolder Hold(string id, RunRecord record)
    {
        if (!IsEmpty) _ = _opened.Value;
        var folder = new RunFolder(Path.Combine(_runs, id), record, _database, _clock);
        folder.Save(record);
        return folder;
    }

    // A run that says it is running while nobody holds its lock was killed.
    private RunRecord Read(string id)
    {
        string folder = Path.Combine(_runs, id);
        RunRecord record = RunRows.ToRecord(_table.Get(id)!, _database.FilePath);
        if (record.Status == RunStatus.Running)
        {
            using FileStream? freed = RunFolder.TryLock(folder);
            if (freed is not null || !Directory.Exists(folder)) record = record with { Status = RunStatus.Interrupted, Failure = Died };
        }
        return record with
        {
            Buckets = [.. record.Buckets.Select(b => b.State == BucketState.Training ? Reached(record.Id, b, folder, record.Status) : b)],
            Notes = RunFolder.NotesOf(_table, id),
        };
    }

    /// <summary>How far a bucket has come that is not finished: its record is only written at its start and its end.</summary>
    private BucketRecord Reached(string id, BucketRecord bucket, string folder, RunStatus status)
    {
        if (SavedTraining.Of(folder, bucket.Bucket) is { } state) bucket = bucket with { Updates = state.Update, BestUpdate = state.BestUpdate };
        return status == RunStatus.Running
            ? bucket with { Updates = Math.Max(bucket.Updates, Metrics.LastUpdate(id, $"{bucket.Bucket}")) }
            : bucket;
    }

    /// <summary>Changes a run that nobody is training.</summary>
    /// <exception cref="UserMistakeException">Another process is at it.</exception>
    internal void Change(RunRecord record, Func<RunRecord, RunRecord> change)
    {
        string folder = PathOf(record);
        using FileStream held = RunFolder.TryLock(folder) ?? throw RunFolder.Held(record.Id);
        RunRecord changed = change(record) with { Updated = _clock.GetUtcNow() };
        _table.Put(RunRows.Of(changed));
        RunFolder.WriteCopy(folder, changed, _table);
    }

    // A run that is being trained writes its own copy when its state changes next.
    private void CopyToFolder(RunRecord record)
    {
        string folder = PathOf(record);
        if (!Directory.Exists(folder)) return;
        using FileStream? free = RunFolder.TryLock(folder);
        if (free is not null) RunFolder.WriteCopy(folder, RunRows.ToRecord(_table.Get(record.Id)!, _database.FilePath), _table);
    }
}
