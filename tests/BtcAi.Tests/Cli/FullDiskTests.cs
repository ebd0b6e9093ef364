using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation.Checkpoints;

namespace BtcAi.Tests.Cli;

public sealed class FullDiskTests : IDisposable
{
    private readonly ScratchFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void On_a_full_disk_everything_ends_with_exit_code_3_and_a_sentence_and_what_was_there_stays_whole()
    {
        using var disk = new SmallDisk(megabytes: 6);
        string home = Path.Combine(disk.FullPath, "home");
        Assert.Equal(ExitCode.Done, Train(home, 6).Code);
        string filler = disk.Fill();
        AssertRefused(Train(home, 6));
        AssertRefused(Typed.Run(home, "runs", "note", "latest", new string('x', 2000)));
        AssertRefused(Typed.Run(home, "checkpoints", "restore", "latest/short/2"));
        File.Delete(filler);
        AssertWhole(home);
    }

    [Fact]
    public void A_disk_that_fills_up_while_training_stops_it_and_the_run_goes_on_once_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 3);
        string home = Path.Combine(disk.FullPath, "home"), ballast = Path.Combine(disk.FullPath, "ballast");
        File.WriteAllBytes(ballast, new byte[1_200_000]);
        Typed stopped = Train(home, 60, "--set", "trading.keep_checkpoints=100", "--set", "trading.checkpoint_interval=1");
        AssertRefused(stopped);
        File.Delete(ballast);
        File.WriteAllBytes(ballast, new byte[1]);
        AssertWhole(home);
        RunRecord run = new RunStore(home, TimeProvider.System).Find("latest");
        Assert.True(run.Status is RunStatus.Failed or RunStatus.Interrupted, $"{run.Status}");
        Assert.InRange(run.Buckets[0].Updates, 1, 59);
    }

    [Fact]
    public void In_a_read_only_home_everything_that_writes_ends_with_exit_code_3_and_nothing_changes()
    {
        using var disk = new SmallDisk(megabytes: 6);
        string home = Path.Combine(disk.FullPath, "home");
        Assert.Equal(ExitCode.Done, Train(home, 4).Code);
        disk.MakeReadOnly();
        AssertRefused(Train(home, 4));
        AssertRefused(Typed.Run(home, "runs", "tag", "latest", "x"));
        AssertRefused(Typed.Run(home, "runs", "delete", "latest"));
        AssertRefused(Typed.Run(home, "config", "set", "trading.fee=0.002"));
        disk.MakeWritable();
        AssertWhole(home);
        Assert.Equal(1, Typed.Run(home, "runs", "list", "--json").Json().GetProperty("total").GetInt32());
    }

    private Typed Train(string home, int updates, params string[] more) => Typed.Run(home,
        ["train", "--data", SmallMarket.WriteTo(_files.FullPath), .. SmallMarket.Settings, "--set", "model.hidden_size=8", "--set", "learning.patience=0",
            "--updates", $"{updates}", "--set", "recovery.min_free_disk_megabytes=0", "--quiet", .. more]);

    private static void AssertRefused(Typed typed)
    {
        Assert.True(typed.Code == ExitCode.World, $"{typed.Code}: {typed.Error}");
        Assert.Matches(@"\[BTCAI-(DISK|RUN)-\d{3}\]", typed.Error);
        Assert.DoesNotContain("   at ", typed.Error, StringComparison.Ordinal);
    }

    private static void AssertWhole(string home)
    {
        Assert.Equal("ok", new Database(home).Examine());
        Assert.Equal(ExitCode.Done, Typed.Run(home, "runs", "list").Code);
        foreach (string file in Directory.GetFiles(home, "*.btcai*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)))
            CheckpointFile.Read(file);
        foreach (string file in Directory.GetFiles(home, "run.json", SearchOption.AllDirectories)) RunJson.ReadFile(file);
    }
}
