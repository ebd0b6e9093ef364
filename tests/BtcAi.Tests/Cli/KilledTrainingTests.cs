using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;

namespace BtcAi.Tests.Cli;

/// <summary>Real processes, killed and interrupted; one at a time, because they fill the machine.</summary>
[Collection("Processes")]
public sealed class KilledTrainingTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 10;
    private const string ValidationLine = ": validation";

    // Once for both tests.
    private static readonly Lazy<Task<byte[]>> Uninterrupted = new(TrainAsync);

    private readonly ScratchFolder _homes = new();

    private static string[] Command(string folder) =>
    [
        "train", "--data", SmallMarket.WriteTo(folder), "--seed", "5", "--threads", "2", .. SmallMarket.Settings,
        "--set", "learning.patience=0", "--set", "learning.evaluate_every=1", "--updates", "80",
    ];

    public void Dispose() => _homes.Dispose();

    [Fact]
    public async Task Killed_at_ten_random_moments_and_resumed_it_ends_in_the_bytes_of_an_uninterrupted_run()
    {
        byte[] expected = await Uninterrupted.Value;
        var rng = new Rng(20);
        string[] command = Command(_homes.FullPath);
        for (int i = 0; i < Kills; i++)
        {
            using var program = new BuiltProgram([.. command, "--home", _homes.PathTo("killed")]);
            // Some lines after the start, and from there somewhere within a few updates.
            Assert.True(await program.SaysAsync(ValidationLine, 1 + rng.Next(5)), $"It ended before kill {i + 1}:\n{program.Said}");
            Assert.False(program.EndsWithin(TimeSpan.FromMilliseconds(rng.Next(20))), $"It ended before kill {i + 1}:\n{program.Said}");
            program.Kill();
            RunRecord killed = new RunStore(_homes.PathTo("killed"), TimeProvider.System).Find("latest");
            Assert.Equal(RunStatus.Interrupted, killed.Status);
            output.WriteLine($"kill {i + 1} after: {program.Said.Split('\n')[^1].Trim()}");
            command = ["train", "--resume", "latest"];
        }
        using var last = new BuiltProgram([.. command, "--home", _homes.PathTo("killed")]);
        Assert.Equal(ExitCode.Done, await last.EndAsync());
        Assert.Equal(expected, Checkpoint("killed"));
        var store = new RunStore(_homes.PathTo("killed"), TimeProvider.System);
        Assert.Equal(Enumerable.Range(1, 80), store.Metrics.Points(store.Find("latest").Id, "Short", "policy_loss").Select(p => p.Update));
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
