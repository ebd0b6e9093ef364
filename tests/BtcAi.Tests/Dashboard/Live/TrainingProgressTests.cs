using BtcAi.Dashboard.Live;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;

namespace BtcAi.Tests.Dashboard.Live;

public sealed class TrainingProgressTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly Database _database;
    private readonly SeriesTable _table;

    public TrainingProgressTests()
    {
        _database = new Database(_home.FullPath);
        _table = new SeriesTable(_database);
        new RunTable(_database).Put(new RunRow("r", 1, 1, "Running", "", "", "Short", 0, 0, null, null, null, "", "{}"));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Updates_are_counted_of_all_and_the_newest_tell_what_is_left()
    {
        // 30 slow ones first: only the newest 20 count.
        Write(1, 30, seconds: 100);
        Write(31, 50, seconds: 2);
        TrainingProgress progress = Of(Run(updates: 250));
        Assert.Equal((0.2, 50, 250, TimeSpan.FromSeconds(400)), (progress.Done, progress.Update, progress.Updates, progress.Left));
        Assert.Equal("update 50 of 250, about 7 min left", Plain(progress, goesOn: true));
        Assert.Equal("update 50 of 250", Plain(progress, goesOn: false));
    }

    [Fact]
    public void Minutes_are_shared_by_the_buckets()
    {
        Write(1, 10, seconds: 2);
        TrainingProgress progress = Of(Run(updates: 250) with { Minutes = 10 });
        Assert.Equal((0.5, 10, null, TimeSpan.FromMinutes(2.5)), (progress.Done, progress.Update, progress.Updates, progress.Left));
        Assert.Equal("update 10, about 3 min left", Plain(progress, goesOn: true));
    }

    [Fact]
    public void A_finished_bucket_is_whole_and_one_that_begins_says_so()
    {
        RunRecord run = Run(updates: 250);
        Assert.Equal("nothing measured yet", Plain(Of(run), goesOn: true));
        Write(1, 80, seconds: 2);
        BucketRecord done = run.Buckets[0] with { State = BucketState.Finished, Updates = 80 };
        TrainingProgress progress = TrainingProgress.Of(run, done, new TrainingCurves(_table, "r", "Short"));
        Assert.Equal((1.0, "update 80 of 250"), (progress.Done, Plain(progress, goesOn: true)));
    }

    private static string Plain(TrainingProgress progress, bool goesOn) => progress.InWords(goesOn).Replace('\u00A0', ' ');

    private static RunRecord Run(int updates) => RunExamples.Of(Bucket.Short, Bucket.Medium) with { Settings = SettingsTree.Default.With([$"learning.updates={updates}"]) };

    private TrainingProgress Of(RunRecord run) => TrainingProgress.Of(run, run.Buckets[0] with { State = BucketState.Training }, new TrainingCurves(_table, "r", "Short"));

    private void Write(int from, int to, double seconds)
    {
        using var writer = new SeriesWriter(_database, "r", TimeProvider.System);
        for (int update = from; update <= to; update++) writer.Add("Short", update, [("seconds.total", seconds), ("progress", update / 20.0)]);
        writer.Flush();
    }
}
