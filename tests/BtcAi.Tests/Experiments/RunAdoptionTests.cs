using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Simulation;

namespace BtcAi.Tests.Experiments;

public sealed class RunAdoptionTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 23, 22, 45, 0, TimeSpan.Zero));

    private RunStore Store => new(_home.FullPath, _clock);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Without_the_store_runs_come_back_with_tags_notes_and_what_is_in_the_trash()
    {
        string kept = Finished(), deleted = Finished();
        Store.Tag(Store.Find(kept), ["good"], []);
        Store.AddNote(Store.Find(kept), "remember");
        Store.Trash.Delete(deleted);
        Lose();
        RunRecord found = Store.Find("latest");
        Assert.Equal((kept, "good", "remember"), (found.Id, Assert.Single(found.Tags), Assert.Single(found.Notes).Text));
        Assert.Equal([deleted], Store.List(new RunQuery { Deleted = true }, out _, out _).Select(r => r.Id));
        Assert.Equal([kept], Store.List(new RunQuery { Search = "remember" }, out _, out _).Select(r => r.Id));
    }

    [Fact]
    public void The_metrics_file_of_an_earlier_version_is_taken_over_and_set_aside()
    {
        string id = Finished(), path = Path.Combine(_home.FullPath, "runs", id, "metrics.jsonl");
        Lose();
        File.WriteAllLines(path,
        [
            """{"bucket":"Short","update":1,"progress":0.5,"metrics":{"policy_loss":-0.25,"kl":null,"seconds":{"total":2}}}""",
            """{"bucket":"Short","update":1,"validation":{"update":1,"score":1.5,"trades":3}}""",
            """{"bucket":"Short","update":2,"progress":1,"metrics":{"policy_loss":-0.5}}""",
            """{"bucket":"Short","upd""",
        ]);
        RunStore store = Store;
        Assert.Equal(id, store.Find("latest").Id);
        Assert.Equal([new SeriesPoint(1, -0.25f), new SeriesPoint(2, -0.5f)], store.Metrics.Points(id, "Short", "policy_loss"));
        Assert.Equal([new SeriesPoint(1, 1.5f)], store.Metrics.Points(id, "Short", "validation.score"));
        Assert.Equal([new SeriesPoint(1, 2)], store.Metrics.Points(id, "Short", "seconds.total"));
        Assert.Equal((false, true), (File.Exists(path), File.Exists(path + ".adopted")));
    }

    [Fact]
    public void A_run_goes_to_the_trash_comes_back_and_is_purged_only_from_there()
    {
        string id = Finished();
        Store.Trash.Delete(id);
        Assert.Throws<UserMistakeException>(() => Store.Find(id));
        Assert.True(File.Exists(Path.Combine(_home.FullPath, "trash", id, "run.json")));
        Store.Trash.Restore(Store.FindDeleted(id[..20]));
        Assert.Equal(RunStatus.Finished, Store.Find(id).Status);
        Store.Trash.Delete(id);
        Store.Trash.Purge(id);
        Assert.Throws<UserMistakeException>(() => Store.FindDeleted(id));
        Assert.Empty(Directory.GetDirectories(_home.PathTo("trash")));
    }

    [Fact]
    public void A_deletion_that_a_kill_cut_short_is_finished()
    {
        string id = Finished();
        new RunTable(new Database(_home.FullPath)).SetDeleted(id, 5);
        Assert.Equal([id], Store.List(new RunQuery { Deleted = true }, out _, out _).Select(r => r.Id));
        Assert.Equal((false, true), (Directory.Exists(_home.PathTo("runs/" + id)), Directory.Exists(_home.PathTo("trash/" + id))));
    }

    [Fact]
    public void A_run_that_is_being_trained_is_not_deleted()
    {
        using RunFolder folder = Store.Create(RunExamples.Of(Bucket.Short));
        Assert.Contains("another process", Assert.Throws<UserMistakeException>(() => Store.Trash.Delete(folder.Record.Id)).Message, StringComparison.Ordinal);
        Assert.Equal(folder.Record.Id, Store.Find("latest").Id);
    }

    [Fact]
    public void A_store_that_is_no_database_or_of_a_newer_version_is_refused_with_a_way_out()
    {
        Finished();
        string path = _home.PathTo("btcai.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 9999";
            command.ExecuteNonQuery();
        }
        Assert.Contains("newer version", Assert.Throws<WorldException>(() => Store.Find("latest")).Message, StringComparison.Ordinal);
        Lose();
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("no database ", 1000)));
        Assert.Contains("Move it and its -wal and -shm aside", Assert.Throws<WorldException>(() => Store.Find("latest")).Message, StringComparison.Ordinal);
    }

    private void Lose()
    {
        foreach (string file in Directory.GetFiles(_home.FullPath, "btcai.db*")) File.Delete(file);
    }

    private string Finished()
    {
        using var folder = Store.Create(RunExamples.Of(Bucket.Short));
        folder.Save(folder.Record with { Status = RunStatus.Finished });
        return folder.Record.Id;
    }
}
