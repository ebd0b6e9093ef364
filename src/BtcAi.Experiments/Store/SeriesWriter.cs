using BtcAi.Foundation;
using Microsoft.Data.Sqlite;

namespace BtcAi.Experiments.Store;

/// <summary>
/// Writes one run's metrics while it trains: whoever adds a value does not wait for the disk. What was added is written twice a
/// second, and before <see cref="Flush"/> returns.
/// </summary>
public sealed class SeriesWriter : IDisposable
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(0.5);

    private readonly Database _database;
    private readonly string _run;
    private readonly SqliteConnection _connection;
    private readonly ITimer _timer;
    private readonly Lock _writing = new(), _adding = new();
    private readonly Dictionary<(string Bucket, string Name), (long Number, SeriesChunk Chunk)> _open = [];
    private List<(string Bucket, string Name, int Update, float Amount)> _added = [];
    private WorldException? _refused;
    private bool _over;

    public SeriesWriter(Database database, string run, TimeProvider clock)
    {
        (_database, _run, _connection) = (database, run, database.Open());
        _timer = clock.CreateTimer(_ => WriteAdded(), null, Rhythm, Rhythm);
    }

    /// <exception cref="WorldException">An earlier value could not be written.</exception>
    public void Add(string bucket, int update, IEnumerable<(string Name, double Amount)> amounts)
    {
        if (_refused is not null) throw _refused;
        lock (_adding)
        {
            foreach ((string name, double amount) in amounts) _added.Add((bucket, name, update, (float)amount));
        }
    }

    /// <summary>Returns when all that was added is on the disk.</summary>
    /// <exception cref="WorldException">The disk refuses; after that nothing more is written.</exception>
    public void Flush()
    {
        lock (_writing)
        {
            WriteAdded();
            if (_refused is not null) throw _refused;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_writing)
        {
            _over = true;
            _connection.Dispose();
        }
    }

    // Also called by the timer, where nobody could catch a failure: the training meets it at its next value.
    private void WriteAdded()
    {
        lock (_writing)
        {
            if (_over || _refused is not null) return;
            List<(string Bucket, string Name, int Update, float Amount)> added;
            lock (_adding) (added, _added) = (_added, []);
            if (added.Count == 0) return;
            try
            {
                _database.ChangeOn(_connection, c => Write(c, added));
            }
            catch (WorldException e)
            {
                _refused = e;
            }
        }
    }

    private void Write(SqliteConnection connection, List<(string Bucket, string Name, int Update, float Amount)> added)
    {
        var changed = new HashSet<(string Bucket, string Name)>();
        foreach ((string bucket, string name, int update, float amount) in added)
        {
            if (!_open.TryGetValue((bucket, name), out (long Number, SeriesChunk Chunk) series))
                series = (SeriesTable.NumberOf(connection, _run, bucket, name), new SeriesChunk());
            if (series.Chunk.Count == SeriesChunk.Most)
            {
                SeriesTable.Write(connection, series.Number, series.Chunk);
                series.Chunk = new SeriesChunk();
            }
            series.Chunk.Add(update, amount);
            _open[(bucket, name)] = series;
            changed.Add((bucket, name));
        }
        foreach ((string Bucket, string Name) key in changed) SeriesTable.Write(connection, _open[key].Number, _open[key].Chunk);
    }
}
