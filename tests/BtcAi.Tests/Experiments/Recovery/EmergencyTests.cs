using System.Text.Json;
using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Safety;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning;
using BtcAi.Learning.Training;
using BtcAi.Simulation;
using BtcAi.Tests.Cli;

namespace BtcAi.Tests.Experiments.Recovery;

public sealed class EmergencyTests : IDisposable
{
    private const long Plenty = long.MaxValue;

    private readonly ScratchFolder _homes = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _homes.Dispose();

    [Theory]
    [InlineData(100, Plenty, "BTCAI-SAFE-001")]
    [InlineData(Plenty, 100, "BTCAI-SAFE-002")]
    public void Too_little_disk_or_memory_saves_ends_and_later_goes_on_to_the_same_bytes(long disk, long memory, string code)
    {
        byte[] expected = Train("whole", _ => new FreeRoom(Plenty, Plenty));
        int looks = 0;
        WorldException shortage = Assert.Throws<WorldException>(() => Train("short", _ => ++looks < 4 ? new FreeRoom(Plenty, Plenty) : new FreeRoom(disk, memory)));
        Assert.Equal(code, shortage.Code.Id);
        var store = new RunStore(_homes.PathTo("short"), _clock);
        RunRecord run = store.Find("latest");
        Assert.Equal((RunStatus.Interrupted, shortage.Message), (run.Status, run.Failure));
        SavedCheckpoint saved = store.CheckpointsOf(run).List()[0].Checkpoint;
        Assert.Equal(SaveReason.Emergency, saved.Header!.Reason);
        Assert.Equal(run.Buckets[0].Updates, saved.Header.State.Update);
        Assert.Equal(expected, Train("short", _ => new FreeRoom(Plenty, Plenty)));
    }

    [Fact]
    public void With_too_little_from_the_start_nothing_is_trained()
    {
        Assert.Throws<WorldException>(() => Train("never", _ => new FreeRoom(0, Plenty)));
        Assert.Empty(Directory.GetFiles(_homes.FullPath, "*.btcai", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_watch_looks_by_itself_every_few_seconds_and_a_limit_of_0_is_none()
    {
        var clock = new ManualTimers();
        FreeRoom left = new(Plenty, Plenty);
        using var watch = new ResourceWatch(_homes.FullPath, new RecoverySettings(), clock, _ => left);
        using var none = new ResourceWatch(_homes.FullPath, new RecoverySettings { MinFreeDiskMegabytes = 0, MinFreeMemoryMegabytes = 0 }, clock, _ => left);
        left = new FreeRoom(0, 0);
        Assert.False(watch.Emergency.IsCancellationRequested);
        clock.Fire();
        Assert.True(watch.Emergency.IsCancellationRequested);
        Assert.Equal(RecoveryErrors.LowDisk, watch.Shortage!.Code);
        Assert.Null(none.Shortage);
    }

    [Fact]
    public void An_error_in_the_midst_of_an_update_keeps_the_last_whole_state_and_goes_on_to_the_same_end()
    {
        var plan = new TrainerPlan { Updates = 30, EvaluateEvery = 100, CheckpointEvery = 100 };
        var failing = new Learning.Training.CountingLearner { OnUpdate = () => { _clock.Now += TimeSpan.FromSeconds(1); if (_clock.Now.Second == 8) throw new InvalidOperationException("lanes ran out"); } };
        Assert.Throws<InvalidOperationException>(() => TrainerOf(failing, plan).Run(CancellationToken.None));
        var second = new Learning.Training.CountingLearner();
        Trainer trainer = TrainerOf(second, plan);
        Assert.True(trainer.Resume());
        // It fails in its eighth second; a state is copied every two.
        Assert.Equal(6, trainer.State.Update);
        Assert.True(trainer.Run(CancellationToken.None));
        Assert.Equal(30, second.Count);
    }

    [Fact]
    public void What_an_emergency_leaves_says_why_where_and_with_which_settings()
    {
        string home = _homes.PathTo("note");
        using RunFolder folder = new RunStore(home, _clock).Create(RunExamples.Of(Bucket.Short));
        EmergencyNote.Write(home, folder, new InvalidOperationException("token=hunter2secret ran out"), _clock);
        string text = File.ReadAllText(EmergencyNote.PathIn(folder.FolderPath));
        JsonElement note = JsonDocument.Parse(text).RootElement;
        Assert.Contains("ran out", note.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Contains("model.type=A2C", note.GetProperty("settings").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("Waiting", note.GetProperty("buckets")[0].GetProperty("state").GetString());
        Assert.DoesNotContain("hunter2secret", text, StringComparison.Ordinal);
    }

    private Trainer TrainerOf(ILearner learner, TrainerPlan plan) => new(
        learner, (update, _) => new ValidationPoint(update, 0, 0, null, 0, 0, null), plan,
        new CheckpointKeeper(_homes.PathTo("agent.btcai"), Learning.AgentCards.Of(learner.Network.Shape), "{}", 5), null, _clock);

    /// <returns>The checkpoint.</returns>
    private byte[] Train(string name, Func<string, FreeRoom> measure)
    {
        string home = _homes.PathTo(name);
        var store = new RunStore(home, _clock);
        using (RunFolder folder = Directory.Exists(home) ? store.Open("latest") : store.Create(Record()))
            new TrainingSession(folder, SmallMarket.Candles, new CpuKernels(), new Nobody(), new TrialLedger(home), _clock, measure).Run(CancellationToken.None);
        return File.ReadAllBytes(Assert.Single(Directory.GetFiles(home, RunFolder.CheckpointName, SearchOption.AllDirectories)));
    }

    private static RunRecord Record() => RunExamples.Of(Bucket.Short) with
    {
        Settings = SettingsTree.Default.With(
        [
            "model.hidden_size=8", "model.windows=64", "model.window_decisions=32", "trading.checkpoint_interval=2", "learning.evaluate_every=3",
            "learning.patience=0", "learning.updates=12",
        ]),
    };

    private sealed class Nobody : ISessionObserver
    {
        public void OnBucketStarted(BucketSetup setup, int resumedFrom) { }

        public void OnUpdate(int update, double progress, UpdateMetrics metrics) { }

        public void OnValidation(ValidationPoint point) { }

        public void OnCheckpoint(int update, string path) { }

        public void OnBucketFinished(BucketReport report) { }

        public void OnNote(string note) { }
    }

    /// <summary>Timers that run when told.</summary>
    private sealed class ManualTimers : TimeProvider
    {
        private readonly List<Action> _callbacks = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callbacks.Add(() => callback(state));
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Fire() => _callbacks.ForEach(callback => callback());
    }
}
