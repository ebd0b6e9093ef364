using System.Text.Json;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Learning.Training;

namespace BtcAi.Tests.Cli;

/// <summary>Real processes that die, and what brings them back.</summary>
[Collection("Processes")]
public sealed class RecoverCommandTests : IDisposable
{
    private readonly ScratchFolder _homes = new();

    private string[] Command(int updates) =>
    [
        "train", "--data", SmallMarket.WriteTo(_homes.FullPath), "--seed", "5", "--threads", "2", .. SmallMarket.Settings, "--set", "model.hidden_size=8",
        "--set", "learning.patience=0", "--updates", $"{updates}",
    ];

    public void Dispose() => _homes.Dispose();

    [Fact]
    public async Task A_killed_training_is_listed_and_recovers_to_the_bytes_of_an_uninterrupted_one()
    {
        string home = _homes.PathTo("killed"), whole = _homes.PathTo("whole");
        await Killed(home, Command(60));
        Assert.Equal(ExitCode.Done, Typed.Run(whole, Command(60)).Code);
        JsonElement died = Assert.Single(Findings(home), finding => finding.GetProperty("kind").GetString() == "Run");
        Assert.Equal(RunStore.Died, died.GetProperty("what").GetString());
        Assert.True(died.GetProperty("can_resume").GetBoolean());
        // Being listed elsewhere does not make it forgotten.
        Typed.Run(home, "runs", "list");
        string id = died.GetProperty("name").GetString()!;
        Typed recovered = Typed.Run(home, "recover", id);
        Assert.True(recovered.Code == ExitCode.Done, recovered.Error);
        Assert.Equal(CheckpointIn(whole), CheckpointIn(home));
        Assert.DoesNotContain(Findings(home), finding => finding.GetProperty("kind").GetString() == "Run");
        Assert.Equal(ExitCode.Done, Typed.Run(home, "recover", "--all").Code);
    }

    [Fact]
    public async Task A_run_that_cannot_go_on_says_why_and_what_to_do()
    {
        string home = _homes.PathTo("moved");
        await Killed(home, Command(60));
        File.Delete(_homes.PathTo("synthetic-small.csv"));
        Typed refused = Typed.Run(home, "recover", "latest");
        Assert.Equal(ExitCode.World, refused.Code);
        Assert.Contains("cannot be resumed", refused.Error, StringComparison.Ordinal);
        Assert.Contains("is neither a name in the library nor a file", refused.Error, StringComparison.Ordinal);
        Assert.Contains("[BTCAI-SAFE-003]", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.World, Typed.Run(home, "recover", "--all").Code);
    }

    [Fact]
    public void A_damaged_checkpoint_is_listed_with_the_whole_one_before_it_and_doctor_fails()
    {
        string home = _homes.PathTo("damaged");
        Assert.Equal(ExitCode.Done, Typed.Run(home, Command(6)).Code);
        Assert.Equal(ExitCode.Done, Typed.Run(home, "doctor").Code);
        RunRecord run = new RunStore(home, TimeProvider.System).Find("latest");
        using (RunFolder folder = new RunStore(home, TimeProvider.System).Open(run.Id)) folder.Save(run with { Status = RunStatus.Failed, Failure = "a fault" });
        string path = Path.Combine(home, "runs", run.Id, "short", RunFolder.CheckpointName);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        JsonElement damaged = Assert.Single(Findings(home), finding => finding.GetProperty("kind").GetString() == "Checkpoint");
        Assert.Contains($"{run.Id}/short/", damaged.GetProperty("way_out").GetString(), StringComparison.Ordinal);
        Typed examined = Typed.Run(home, "doctor", "--json");
        Assert.Equal(ExitCode.World, examined.Code);
        JsonElement check = Assert.Single(examined.Json().EnumerateArray(), check => check.GetProperty("check").GetString() == "Checkpoints");
        Assert.Equal("Failed", check.GetProperty("state").GetString());
        Assert.Contains($"The whole one before it: {run.Id}/short/", check.GetProperty("says").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_store_fails_alone_and_neither_clock_nor_checkpoints_are_blamed()
    {
        string home = _homes.PathTo("store");
        Directory.CreateDirectory(home);
        File.WriteAllText(Path.Combine(home, "btcai.db"), new string('x', 5000));
        Typed examined = Typed.Run(home, "doctor", "--json");
        Assert.Equal(ExitCode.World, examined.Code);
        JsonElement[] checks = [.. examined.Json().EnumerateArray()];
        Assert.Equal("Store", Assert.Single(checks, c => c.GetProperty("state").GetString() == "Failed").GetProperty("check").GetString());
        Assert.Equal(["Clock", "Checkpoints"], checks.Where(c => c.GetProperty("says").GetString()!.StartsWith("Not looked at", StringComparison.Ordinal)).Select(c => c.GetProperty("check").GetString()));
    }

    [Fact]
    public void A_command_of_the_dashboard_that_died_is_listed_and_one_that_ended_is_not()
    {
        string home = _homes.PathTo("commands");
        foreach ((string name, int? code) in new[] { ("died", (int?)null), ("ended", 0) })
        {
            var folder = new JobFolder(Directory.CreateDirectory(Path.Combine(home, "jobs", name)).FullName);
            folder.Write(new JobRecord(name, name, ["evaluate", name], TimeProvider.System.GetUtcNow()));
            if (code is { } ended) folder.Write(ended);
        }
        Assert.Equal("btcai evaluate died", Assert.Single(Findings(home)).GetProperty("name").GetString());
    }

    [Fact]
    public void Doctor_fix_removes_old_temporary_files_alone()
    {
        string home = _homes.PathTo("left"), old = Path.Combine(home, "runs", "run.json.tmp"), young = Path.Combine(home, "settings.json.tmp");
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        foreach (string file in new[] { old, young }) File.WriteAllText(file, "half");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        Typed fixedUp = Typed.Run(home, "doctor", "--fix");
        Assert.Equal(ExitCode.Done, fixedUp.Code);
        Assert.Contains($"Removes {old} (4 bytes, 2 hours old).", fixedUp.Error, StringComparison.Ordinal);
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    [Fact]
    public void A_disk_that_runs_low_ends_the_training_with_exit_code_3_and_it_recovers_once_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 12);
        string home = Path.Combine(disk.FullPath, "home"), ballast = Path.Combine(disk.FullPath, "ballast"), whole = _homes.PathTo("roomy");
        string[] command = [.. Command(60), "--set", "trading.keep_checkpoints=100", "--set", "trading.checkpoint_interval=1", "--set", "recovery.min_free_disk_megabytes=1"];
        File.WriteAllBytes(ballast, new byte[9_500_000]);
        Typed low = Typed.Run(home, command);
        Assert.True(low.Code == ExitCode.World, low.Error);
        Assert.Contains("[BTCAI-SAFE-001]", low.Error, StringComparison.Ordinal);
        RunRecord run = new RunStore(home, TimeProvider.System).Find("latest");
        Assert.Contains($"Go on with: btcai recover {run.Id}", low.Error, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Interrupted, run.Status);
        Assert.InRange(run.Buckets[0].Updates, 1, 59);
        Assert.Equal(SaveReason.Emergency, new RunStore(home, TimeProvider.System).CheckpointsOf(run).List()[0].Checkpoint.Header!.Reason);
        File.Delete(ballast);
        Typed recovered = Typed.Run(home, "recover", "--all");
        Assert.True(recovered.Code == ExitCode.Done, recovered.Error);
        Assert.Equal(ExitCode.Done, Typed.Run(whole, command).Code);
        Assert.Equal(CheckpointIn(whole), CheckpointIn(home));
    }

    private static async Task Killed(string home, string[] command)
    {
        using var program = new BuiltProgram([.. command, "--home", home]);
        Assert.True(await program.SaysAsync(": validation", 4), program.Said);
        program.Kill();
    }

    private static List<JsonElement> Findings(string home) => [.. Typed.Run(home, "recover", "--json").Json().EnumerateArray()];

    private static byte[] CheckpointIn(string home) =>
        File.ReadAllBytes(Assert.Single(Directory.GetFiles(home, RunFolder.CheckpointName, SearchOption.AllDirectories)));
}
