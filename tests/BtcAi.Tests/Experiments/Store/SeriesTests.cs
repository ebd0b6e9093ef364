using BtcAi.Experiments.Store;

namespace BtcAi.Tests.Experiments.Store;

public sealed class SeriesTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly Database _database;
    private readonly SeriesTable _series;

    public SeriesTests()
    {
        _database = new Database(_home.FullPath);
        _series = new SeriesTable(_database);
        new RunTable(_database).Put(new RunRow("r", 1, 1, "Running", "", "", "Short", 0, 0, null, null, null, "", "{}"));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Values_come_back_across_chunks_gaps_and_writers()
    {
        Write([.. Enumerable.Range(1, 3000)]);
        Write([3001, 3010, 3020]);
        IReadOnlyList<SeriesPoint> all = _series.Points("r", "Short", "loss");
        Assert.Equal([.. Enumerable.Range(1, 3001), 3010, 3020], all.Select(p => p.Update));
        Assert.All(all, p => Assert.Equal(p.Update / 2f, p.Amount));
        Assert.Equal([1024, 1025], _series.Points("r", "Short", "loss", 1024, 1025).Select(p => p.Update));
        Assert.Equal(3020, _series.LastUpdate("r", "Short"));
        Assert.Empty(_series.Points("r", "Long", "loss"));
    }

    [Fact]
    public void What_comes_after_an_update_is_dropped_from_the_middle_of_a_chunk_too()
    {
        Write([.. Enumerable.Range(1, 2500)]);
        _series.DropAfter("r", "Short", 1500);
        Assert.Equal(Enumerable.Range(1, 1500), _series.Points("r", "Short", "loss").Select(p => p.Update));
        Write([1501, 1502]);
        Assert.Equal(1502, _series.LastUpdate("r", "Short"));
        _series.DropAfter("r", "Short", 0);
        Assert.Empty(_series.Points("r", "Short", "loss"));
    }

    [Fact]
    public void A_thinned_series_keeps_its_spikes_and_its_order()
    {
        using (var writer = new SeriesWriter(_database, "r", TimeProvider.System))
        {
            for (int u = 1; u <= 10_000; u++) writer.Add("Short", u, [("loss", u == 6789 ? 1000 : u == 1234 ? -1000 : Math.Sin(u))]);
            writer.Flush();
        }
        IReadOnlyList<SeriesPoint> thin = _series.Thinned("r", "Short", "loss", 200);
        Assert.InRange(thin.Count, 100, 200);
        Assert.Contains(new SeriesPoint(6789, 1000), thin);
        Assert.Contains(new SeriesPoint(1234, -1000), thin);
        Assert.Equal(thin.OrderBy(p => p.Update), thin);
        Assert.Equal(100, _series.Thinned("r", "Short", "loss", 200, 5001, 5100).Count);
    }

    [Fact]
    public async Task One_writes_while_others_read_and_every_reading_is_a_whole_beginning()
    {
        const int updates = 400;
        Task writing = Task.Run(() =>
        {
            using var writer = new SeriesWriter(_database, "r", TimeProvider.System);
            for (int u = 1; u <= updates; u++)
            {
                writer.Add("Short", u, [("loss", u), ("gain", -u)]);
                if (u % 5 == 0) writer.Flush();
            }
        }, TestContext.Current.CancellationToken);
        int seen = 0;
        while (!writing.IsCompleted)
        {
            IReadOnlyList<SeriesPoint> now = new SeriesTable(new Database(_home.FullPath)).Points("r", "Short", "loss");
            Assert.Equal(Enumerable.Range(1, now.Count), now.Select(p => p.Update));
            Assert.True(now.Count >= seen);
            seen = now.Count;
        }
        await writing;
        Assert.Equal(updates, _series.LastUpdate("r", "Short"));
        Assert.Equal("ok", _database.Examine());
    }

    private void Write(params int[] updates)
    {
        using var writer = new SeriesWriter(_database, "r", TimeProvider.System);
        foreach (int update in updates) writer.Add("Short", update, [("loss", update / 2.0)]);
        writer.Flush();
    }
}
