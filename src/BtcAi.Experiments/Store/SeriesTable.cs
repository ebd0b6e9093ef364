using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BtcAi.Experiments.Store;

/// <summary>The metrics of all runs as series of values over updates, one per run, bucket and name.</summary>
public sealed class SeriesTable(Database database)
{
    private const string OfBucket = "FROM series WHERE bucket = $bucket AND run = (SELECT number FROM run WHERE id = $run)";

    /// <summary>Buckets and names of a run's series.</summary>
    public IReadOnlyList<(string Bucket, string Name)> Names(string run) => database.Read(c => c.Rows(
        "SELECT bucket, name FROM series WHERE run = (SELECT number FROM run WHERE id = $run) ORDER BY number",
        r => (r.GetString(0), r.GetString(1)), ("$run", run)));

    /// <summary>The last update of a bucket that was written down; 0 when none was.</summary>
    public int LastUpdate(string run, string bucket) => database.Read(c => Convert.ToInt32(
        // Each series' newest chunk alone: there may be thousands before it.
        c.Single(
            $"SELECT max((SELECT last FROM chunk WHERE series = number ORDER BY first DESC LIMIT 1)) {OfBucket}", ("$run", run), ("$bucket", bucket)) ?? 0,
        CultureInfo.InvariantCulture));

    /// <summary>The values from one update to another, both included, in order; only those chunks are read.</summary>
    public IReadOnlyList<SeriesPoint> Points(string run, string bucket, string name, int from = 0, int to = int.MaxValue) =>
        database.Read(c => Chunks(c, run, bucket, name, from, to).SelectMany(chunk => chunk).Where(p => p.Update >= from && p.Update <= to).ToList());

    /// <summary>The same window with at most that many values: of every stretch its smallest and its largest.</summary>
    public IReadOnlyList<SeriesPoint> Thinned(string run, string bucket, string name, int most, int from = 0, int to = int.MaxValue) =>
        Thinning.Of(Points(run, bucket, name, from, to), most);

    /// <summary>Takes back what a training will write again: all after an update.</summary>
    public void DropAfter(string run, string bucket, int update) => database.Change(c =>
    {
        List<long> series = c.Rows($"SELECT number {OfBucket}", r => r.GetInt64(0), ("$run", run), ("$bucket", bucket));
        foreach (long number in series)
        {
            List<IEnumerable<SeriesPoint>> cut = c.Rows(
                "SELECT first, updates, amounts FROM chunk WHERE series = $series AND first <= $update AND last > $update", Decode, ("$series", number), ("$update", update));
            c.Execute("DELETE FROM chunk WHERE series = $series AND last > $update", ("$series", number), ("$update", update));
            foreach (IEnumerable<SeriesPoint> points in cut)
            {
                var kept = new SeriesChunk();
                foreach (SeriesPoint point in points.Where(p => p.Update <= update)) kept.Add(point.Update, point.Amount);
                Write(c, number, kept);
            }
        }
    });

    internal static long NumberOf(SqliteConnection connection, string run, string bucket, string name)
    {
        connection.Execute(
            "INSERT OR IGNORE INTO series (run, bucket, name) SELECT number, $bucket, $name FROM run WHERE id = $run",
            ("$run", run), ("$bucket", bucket), ("$name", name));
        return (long)connection.Single($"SELECT number {OfBucket} AND name = $name", ("$run", run), ("$bucket", bucket), ("$name", name))!;
    }

    internal static void Write(SqliteConnection connection, long series, SeriesChunk chunk) => connection.Execute(
        "INSERT OR REPLACE INTO chunk (series, first, last, count, updates, amounts) VALUES ($series, $first, $last, $count, $updates, $amounts)",
        ("$series", series), ("$first", chunk.First), ("$last", chunk.Last), ("$count", chunk.Count), ("$updates", chunk.UpdateBytes), ("$amounts", chunk.AmountBytes));

    private static List<IEnumerable<SeriesPoint>> Chunks(SqliteConnection c, string run, string bucket, string name, int from, int to) => c.Rows(
        $"SELECT first, updates, amounts FROM chunk WHERE series = (SELECT number {OfBucket} AND name = $name) AND last >= $from AND first <= $to ORDER BY first",
        Decode, ("$run", run), ("$bucket", bucket), ("$name", name), ("$from", from), ("$to", to));

    private static IEnumerable<SeriesPoint> Decode(SqliteDataReader r) =>
        SeriesChunk.Decode(r.GetInt32(0), r.IsDBNull(1) ? null : r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2));
}
