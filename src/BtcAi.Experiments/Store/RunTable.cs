using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BtcAi.Experiments.Store;

/// <summary>The rows of runs, with their tags and notes.</summary>
public sealed class RunTable(Database database)
{
    private const string Columns =
        "id, created_ms, updated_ms, status, candles, command, buckets, done, updates, net, sharpe, drawdown, verdict, record, deleted_ms, " +
        "(SELECT group_concat(name, ' ') FROM (SELECT name FROM tag WHERE tag.run = run.number ORDER BY name))";

    /// <summary>Adds the row or replaces it; tags, notes and metrics stay.</summary>
    public void Put(RunRow row) => database.Change(connection => Put(connection, row));

    /// <summary>The same for many rows at once: all or none.</summary>
    public void PutAll(IEnumerable<RunRow> rows) => database.Change(connection =>
    {
        foreach (RunRow row in rows) Put(connection, row);
    });

    /// <summary>The row with that id; null when there is none.</summary>
    public RunRow? Get(string id) => database.Read(c => c.Rows($"SELECT {Columns} FROM run WHERE id = $id", Read, ("$id", id))).FirstOrDefault();

    public IReadOnlyList<RunRow> Page(RunQuery query, out int total)
    {
        (string, object?)[] filters = [("$status", query.Status), ("$bucket", query.Bucket), ("$tag", query.Tag), ("$search", query.SearchTerms)];
        (List<RunRow> rows, total) = database.Read(c => (
            c.Rows($"SELECT {Columns} FROM run WHERE {query.Condition} ORDER BY {query.Order} LIMIT $limit OFFSET $offset", Read,
                [.. filters, ("$limit", query.Limit), ("$offset", query.Offset)]),
            Convert.ToInt32(c.Single($"SELECT count(*) FROM run WHERE {query.Condition}", filters), CultureInfo.InvariantCulture)));
        return rows;
    }

    /// <summary>Ids that begin so, newest first.</summary>
    public IReadOnlyList<string> Beginning(string prefix, bool deleted, int limit = int.MaxValue) => database.Read(c => c.Rows(
        $"SELECT id FROM run WHERE substr(id, 1, $length) = $prefix COLLATE NOCASE AND deleted_ms IS {(deleted ? "NOT NULL" : "NULL")} ORDER BY created_ms DESC, id DESC LIMIT $limit",
        r => r.GetString(0), ("$length", prefix.Length), ("$prefix", prefix), ("$limit", limit)));

    /// <summary>All ids, and whether they are in the trash.</summary>
    public IReadOnlyDictionary<string, bool> Ids() => database.Read(c => c.Rows(
        "SELECT id, deleted_ms IS NOT NULL FROM run", r => (Id: r.GetString(0), Deleted: r.GetBoolean(1)))).ToDictionary(r => r.Id, r => r.Deleted);

    /// <summary>Rows of before the history: something is finished, and no test of it is known.</summary>
    internal IReadOnlyList<RunRow> WithoutTests() => database.Read(c => c.Rows(
        $"SELECT {Columns} FROM run WHERE done > 0 AND id NOT IN (SELECT run FROM evaluation WHERE source = 'Train')", Read));

    public IReadOnlyList<string> WithStatus(string status) =>
        database.Read(c => c.Rows("SELECT id FROM run WHERE status = $status AND deleted_ms IS NULL", r => r.GetString(0), ("$status", status)));

    public void SetDeleted(string id, long? deletedMs) =>
        database.Change(c => c.Execute("UPDATE run SET deleted_ms = $at WHERE id = $id", ("$at", deletedMs), ("$id", id)));

    /// <summary>Takes the row away for good, with its tags, notes and metrics.</summary>
    public void Remove(string id) => database.Change(c =>
    {
        c.Execute("DELETE FROM run_text WHERE rowid = (SELECT number FROM run WHERE id = $id)", ("$id", id));
        c.Execute("DELETE FROM run WHERE id = $id", ("$id", id));
    });

    public void Tag(string id, IReadOnlyList<string> add, IReadOnlyList<string> remove) => database.Change(c => Tag(c, id, add, remove));

    public void AddNote(string id, string text, long writtenMs) => database.Change(c => AddNote(c, id, text, writtenMs));

    public IReadOnlyList<string> Tags(string id) => database.Read(c => c.Rows(
        "SELECT name FROM tag WHERE run = (SELECT number FROM run WHERE id = $id) ORDER BY name", r => r.GetString(0), ("$id", id)));

    /// <summary>In the order of writing; times in Unix milliseconds.</summary>
    public IReadOnlyList<(long WrittenMs, string Text)> Notes(string id) => database.Read(c => c.Rows(
        "SELECT written_ms, text FROM note WHERE run = (SELECT number FROM run WHERE id = $id) ORDER BY number",
        r => (r.GetInt64(0), r.GetString(1)), ("$id", id)));

    internal static void Put(SqliteConnection connection, RunRow row)
    {
        connection.Execute(
            "INSERT INTO run (id, created_ms, updated_ms, status, candles, command, buckets, done, updates, net, sharpe, drawdown, verdict, record, deleted_ms) " +
            "VALUES ($id, $created, $updated, $status, $candles, $command, $buckets, $done, $updates, $net, $sharpe, $drawdown, $verdict, $record, $deleted) " +
            "ON CONFLICT (id) DO UPDATE SET created_ms = $created, updated_ms = $updated, status = $status, candles = $candles, command = $command, " +
            "buckets = $buckets, done = $done, updates = $updates, net = $net, sharpe = $sharpe, drawdown = $drawdown, verdict = $verdict, record = $record",
            ("$id", row.Id), ("$created", row.CreatedMs), ("$updated", row.UpdatedMs), ("$status", row.Status), ("$candles", row.Candles),
            ("$command", row.Command), ("$buckets", row.Buckets), ("$done", row.Done), ("$updates", row.Updates), ("$net", row.Net),
            ("$sharpe", row.Sharpe), ("$drawdown", row.Drawdown), ("$verdict", row.Verdict), ("$record", row.Record), ("$deleted", row.DeletedMs));
        EvaluationTable.Add(connection, row.Tests);
        Index(connection, row.Id);
    }

    internal static void Tag(SqliteConnection c, string id, IReadOnlyList<string> add, IReadOnlyList<string> remove)
    {
        foreach (string name in add)
            c.Execute("INSERT OR IGNORE INTO tag (run, name) SELECT number, $name FROM run WHERE id = $id", ("$name", name), ("$id", id));
        foreach (string name in remove)
            c.Execute("DELETE FROM tag WHERE name = $name AND run = (SELECT number FROM run WHERE id = $id)", ("$name", name), ("$id", id));
        Index(c, id);
    }

    internal static void AddNote(SqliteConnection c, string id, string text, long writtenMs)
    {
        c.Execute("INSERT INTO note (run, written_ms, text) SELECT number, $at, $text FROM run WHERE id = $id", ("$at", writtenMs), ("$text", text), ("$id", id));
        Index(c, id);
    }

    /// <summary>What a search finds a run by.</summary>
    private static void Index(SqliteConnection connection, string id)
    {
        connection.Execute("DELETE FROM run_text WHERE rowid = (SELECT number FROM run WHERE id = $id)", ("$id", id));
        connection.Execute(
            "INSERT INTO run_text (rowid, id, command, candles, buckets, verdict, tags, notes) SELECT number, id, command, candles, buckets, verdict, " +
            "(SELECT group_concat(name, ' ') FROM tag WHERE run = number), (SELECT group_concat(text, ' ') FROM note WHERE note.run = run.number) " +
            "FROM run WHERE id = $id", ("$id", id));
    }

    private static RunRow Read(SqliteDataReader r) => new(
        r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetInt32(7), r.GetInt32(8),
        Figure(r, 9), Figure(r, 10), Figure(r, 11), r.GetString(12), r.GetString(13), r.IsDBNull(14) ? null : r.GetInt64(14))
    {
        Tags = r.IsDBNull(15) ? [] : r.GetString(15).Split(' '),
    };

    private static double? Figure(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);
}
