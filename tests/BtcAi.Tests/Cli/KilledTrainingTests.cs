using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;

namespace BtcAi.Tests.Cli;

/// <summary>Real processes, killed and interrupted; one at a time, because they fill the machine.</summary>
[Collection("Processes")]
public sealed class KilledTrainingTests(ITestOutputHelper output) : IDisposable
{
    private const int UsualKills = 40;
    private const string ValidationLine = ": validation";

    // Once for both tests.
    private static readonly Lazy<Task<byte[]>> Uninterrupted = new(TrainAsync);

    private readonly ScratchFolder _homes = new();

    private static string[] Command(string folder) =>
    [
        "train", "--data", SmallMarket.WriteTo(folder), "--seed", "5", "--threads", "2", .. SmallMarket.Settings,
        "--set", "learning.patience=0", "--set", "learning.evaluate_every=1", "--set", "trading.checkpoint_interval=1",
        "--set", "trading.keep_checkpoints=3", "--updates", "60",
    ];

    public void Dispose() => _homes.Dispose();

    [Fact]
    public async Task Killed_at_random_moments_it_loses_nothing_it_saved_and_resumed_it_ends_in_the_bytes_of_an_uninterrupted_run()
    {
        byte[] expected = await Uninterrupted.Value;
        int kills = int.TryParse(Environment.GetEnvironmentVariable("BTCAI_KILLS"), out int asked) ? asked : UsualKills;
        var rng = new Rng(20);
        (int done, int runs, int saved) = (0, 1, 0);
        string home = _homes.PathTo("killed-1");
        while (done < kills)
        {
            using var program = new BuiltProgram([.. NextCommand(home), "--home", home]);
            // Anywhere from its first moments on, or within a few updates: while it opens the store, writes, rotates, trains.
            bool ended = rng.Next(3) > 0 && !await program.SaysAsync(ValidationLine, 1 + rng.Next(4));
            if (ended || program.EndsWithin(TimeSpan.FromMilliseconds(rng.Next(60))))
            {
                Assert.True(await program.EndAsync() == ExitCode.Done, program.Said);
                CheckFinished(home, expected);
                (home, saved) = (_homes.PathTo($"killed-{++runs}"), 0);
                continue;
            }
            program.Kill();
            done++;
            int now = CheckKilled(home);
            Assert.True(now >= saved, $"Kill {done} took it back from update {saved} to {now}.");
            saved = now;
        }
        using var last = new BuiltProgram([.. NextCommand(home), "--home", home]);
        Assert.True(await last.EndAsync() == ExitCode.Done, last.Said);
        CheckFinished(home, expected);
        output.WriteLine($"{done} kills in {runs} runs");
    }

    [Theory, InlineData("ctrl-c"), InlineData("hang-up")]
    public async Task Ctrl_c_and_a_closed_terminal_save_print_how_to_go_on_and_lose_nothing(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process can send to another.");
        byte[] expected = await Uninterrupted.Value;
        string home = _homes.PathTo(signal);
        using (var program = new BuiltProgram([.. Command(_homes.FullPath), "--home", home]))
        {
            Assert.True(await program.SaysAsync(ValidationLine, 3), program.Said);
            if (signal == "ctrl-c") program.Interrupt();
            else program.HangUp();
            Assert.Equal(ExitCode.Interrupted, await program.EndAsync());
            string id = Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(home, "runs"))));
            Assert.EndsWith($"Saved. Go on with: btcai train --resume {id} --home \"{home}\"", program.Said, StringComparison.Ordinal);
        }
        Assert.NotEqual(expected, Checkpoint(signal));
        using var resumed = new BuiltProgram("train", "--resume", "latest", "--home", home);
        Assert.Equal(ExitCode.Done, await resumed.EndAsync());
        Assert.Equal(expected, Checkpoint(signal));
    }

    private string[] NextCommand(string home) =>
        Directory.Exists(Path.Combine(home, "runs")) && new RunStore(home, TimeProvider.System).List(new RunQuery(), out _, out _).Count > 0
            ? ["train", "--resume", "latest"]
            : Command(_homes.FullPath);

    /// <returns>The update that it would go on from.</returns>
    private static int CheckKilled(string home)
    {
        if (!Directory.Exists(home)) return 0;
        foreach (string file in Directory.GetFiles(home, "*.btcai*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)))
            CheckpointFile.Read(file);
        foreach (string file in Directory.GetFiles(home, "run.json", SearchOption.AllDirectories)) RunJson.ReadFile(file);
        if (!File.Exists(Path.Combine(home, "btcai.db"))) return 0;
        Assert.Equal("ok", new Database(home).Examine());
        var store = new RunStore(home, TimeProvider.System);
        if (store.List(new RunQuery(), out _, out IReadOnlyList<string> damaged).Count == 0) return 0;
        Assert.Empty(damaged);
        RunRecord killed = store.Find("latest");
        Assert.NotEqual(RunStatus.Running, killed.Status);
        int saved = killed.Buckets[0].Updates;
        IEnumerable<int> written = store.Metrics.Points(killed.Id, "Short", "policy_loss").Select(p => p.Update).Where(u => u <= saved);
        Assert.Equal(Enumerable.Range(1, saved), written);
        return saved;
    }

    private static void CheckFinished(string home, byte[] expected)
    {
        Assert.Equal(expected, CheckpointIn(home));
        var store = new RunStore(home, TimeProvider.System);
        Assert.Equal(Enumerable.Range(1, 60), store.Metrics.Points(store.Find("latest").Id, "Short", "policy_loss").Select(p => p.Update));
    }

    private static async Task<byte[]> TrainAsync()
    {
        using var home = new ScratchFolder();
        using var program = new BuiltProgram([.. Command(home.FullPath), "--home", home.FullPath]);
        Assert.Equal(ExitCode.Done, await program.EndAsync());
        return CheckpointIn(home.FullPath);
    }

    private byte[] Checkpoint(string home) => CheckpointIn(_homes.PathTo(home));

    private static byte[] CheckpointIn(string home) =>
        File.ReadAllBytes(Assert.Single(Directory.GetFiles(home, "checkpoint.btcai", SearchOption.AllDirectories)));
}
