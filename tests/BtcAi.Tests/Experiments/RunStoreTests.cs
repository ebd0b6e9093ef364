using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Simulation;

namespace BtcAi.Tests.Experiments;

public sealed class RunStoreTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 23, 22, 45, 0, TimeSpan.Zero));

    private RunStore Store => new(_home.FullPath, _clock);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_run_is_read_back_as_it_was_saved()
    {
        RunRecord saved;
        using (var folder = Store.Create(RunExamples.Of(Bucket.Scalping, Bucket.Long)))
        {
            _clock.Now += TimeSpan.FromMinutes(3);
            folder.Save(folder.Record.With(RunExamples.FinishedScalping) with { Status = RunStatus.Finished });
            saved = folder.Record;
        }
        var read = Store.Find(saved.Id);
        Assert.Matches("^20261123-224500-sequence-[0-9a-f]{4}$", read.Id);
        Assert.Equal(RunStatus.Finished, read.Status);
        Assert.Equal(_clock.Now, read.Updated);
        Assert.Equal(_clock.Now - TimeSpan.FromMinutes(3), read.Created);
        Assert.Equal(SettingsTree.Default.With(["model.type=A2C"]), read.Settings);
        Assert.Equal([Bucket.Scalping, Bucket.Long], read.Buckets.Select(b => b.Bucket));
        Assert.Equal(0.12, read.Buckets[0].Report!.Agent.NetReturn, 1e-12);
        Assert.Equal(BucketState.Waiting, read.Buckets[1].State);
        Assert.Equal(RunJson.Write(saved), RunJson.Write(read));
    }

    [Fact]
    public void A_run_is_found_by_id_by_unique_beginning_and_as_the_latest()
    {
        string first = Finished(Bucket.Scalping);
        _clock.Now += TimeSpan.FromDays(1);
        string second = Finished(Bucket.Medium);
        Assert.Equal([second, first], Store.List(new RunQuery(), out _, out _).Select(r => r.Id));
        Assert.Equal(second, Store.Find("latest").Id);
        Assert.Equal(first, Store.Find(first).Id);
        Assert.Equal(first, Store.Find("20261123").Id);
        Assert.Contains("fits 2 runs", Mistake("2026"), StringComparison.Ordinal);
        Assert.Contains("the newest is " + second, Mistake("1999"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_the_trash_is_told_from_one_that_never_was()
    {
        string gone = Finished(Bucket.Scalping);
        _clock.Now += TimeSpan.FromDays(1);
        string kept = Finished(Bucket.Medium);
        Store.Trash.Delete(gone);
        Assert.Equal($"Run {gone} is in the trash; `btcai runs restore {gone}` takes it out.", Mistake(gone));
        Assert.Equal($"Run {gone} is in the trash; `btcai runs restore {gone}` takes it out.", Mistake("20261123"));
        Assert.Contains("the newest is " + kept, Mistake("1999"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_runs_the_message_says_how_to_make_one() =>
        Assert.Contains("`btcai train`", Mistake("latest"), StringComparison.Ordinal);

    [Fact]
    public void A_run_is_trained_by_one_process_at_a_time_and_one_that_was_killed_counts_as_interrupted()
    {
        var folder = Store.Create(RunExamples.Of(Bucket.Short));
        Assert.Equal(RunStatus.Running, Store.Find("latest").Status);
        Assert.Contains("another process", Assert.Throws<UserMistakeException>(() => Store.Open("latest")).Message,
            StringComparison.Ordinal);
        folder.Dispose();
        Assert.Equal(RunStatus.Interrupted, Store.Find("latest").Status);
        using var resumed = Store.Open("latest");
        Assert.Equal(RunStatus.Running, Store.Find("latest").Status);
    }

    [Fact]
    public void Metrics_of_updates_that_nothing_saved_are_dropped_and_those_of_other_buckets_kept()
    {
        string id;
        using (var folder = Store.Create(RunExamples.Of(Bucket.Scalping, Bucket.Short)))
        {
            id = folder.Record.Id;
            folder.Save(folder.Record.With(RunExamples.FinishedScalping).With(new BucketRecord { Bucket = Bucket.Short, State = BucketState.Training }));
            folder.AppendMetrics(Bucket.Scalping, 150, new { NetProfit = 0.5 });
            folder.AppendMetrics(Bucket.Short, 1, new { NetProfit = 0.25 });
            folder.FlushMetrics();
            Assert.Equal([150, 1], Store.Find("latest").Buckets.Select(b => b.Updates));
        }
        Assert.Equal([150, 0], Store.Find("latest").Buckets.Select(b => b.Updates));
        using (var folder = Store.Open("latest"))
        {
            folder.AppendMetrics(Bucket.Short, 1, new { NetProfit = 0.75 });
            folder.FlushMetrics();
        }
        Assert.Equal([new SeriesPoint(150, 0.5f)], Store.Metrics.Points(id, "Scalping", "net_profit"));
        Assert.Equal([new SeriesPoint(1, 0.75f)], Store.Metrics.Points(id, "Short", "net_profit"));
    }

    [Fact]
    public void A_home_that_cannot_hold_runs_is_named_with_a_way_out()
    {
        File.WriteAllText(_home.PathTo("runs"), "");
        string message = Assert.Throws<WorldException>(() => Store.Create(RunExamples.Of(Bucket.Short))).Message;
        Assert.Contains("could not be made", message, StringComparison.Ordinal);
        Assert.Contains("choose another folder with --home", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_copy_harms_nothing_and_without_the_store_it_is_named_and_the_other_runs_are_listed()
    {
        string damaged = Finished(Bucket.Scalping);
        _clock.Now += TimeSpan.FromDays(1);
        string whole = Finished(Bucket.Scalping);
        string path = Path.Combine(_home.FullPath, "runs", damaged, "run.json");
        File.WriteAllText(path, "{\"id\":");
        Directory.CreateDirectory(_home.PathTo("runs/20300101-000000-died-early"));
        Assert.Equal([whole, damaged], Store.List(new RunQuery(), out _, out var none).Select(r => r.Id));
        Assert.Empty(none);
        foreach (string file in Directory.GetFiles(_home.FullPath, "btcai.db*")) File.Delete(file);
        Assert.Equal([whole], Store.List(new RunQuery(), out _, out var complaints).Select(r => r.Id));
        Assert.StartsWith(path + " is damaged", Assert.Single(complaints), StringComparison.Ordinal);
        Assert.Throws<UserMistakeException>(() => Store.Find(damaged));
    }

    private string Finished(Bucket bucket)
    {
        using var folder = Store.Create(RunExamples.Of(bucket));
        folder.Save(folder.Record with { Status = RunStatus.Finished });
        return folder.Record.Id;
    }

    private string Mistake(string id) => Assert.Throws<UserMistakeException>(() => Store.Find(id)).Message;
}
