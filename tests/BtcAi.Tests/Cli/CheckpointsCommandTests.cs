using System.Text.Json;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

public sealed class CheckpointsCommandTests : IDisposable
{
    private readonly ScratchFolder _files = new(), _home = new();

    public CheckpointsCommandTests() => Assert.Equal(ExitCode.Done, Run(
        ["train", "--data", SmallMarket.WriteTo(_files.FullPath), "--updates", "8", .. SmallMarket.Settings, "--set", "learning.patience=0", "--quiet"]).Code);

    public void Dispose()
    {
        _files.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void Checkpoints_are_listed_shown_compared_and_labelled()
    {
        JsonElement[] listed = [.. Run("checkpoints", "list", "--json").Json().EnumerateArray()];
        Assert.Equal(["8", "6", "4", "2"], listed.Select(c => c.GetProperty("name").GetString()));
        Assert.Equal("Finished", listed[0].GetProperty("reason").GetString());
        Typed shown = Run("checkpoints", "show", "latest/short/4");
        foreach (string part in new[] { "Short, ActorCritic", "best.weights", "Validated at", "synthetic-small" }) Assert.Contains(part, shown.Output, StringComparison.Ordinal);
        Typed compared = Run("checkpoints", "compare", "latest/4", "latest/short");
        Assert.Contains("The settings are the same.", compared.Output, StringComparison.Ordinal);
        Assert.Contains("head.matrix", compared.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Run("checkpoints", "tag", "latest/4", "mine").Code);
        Assert.Contains("[mine] kept for later", Run("checkpoints", "note", "latest/4", "kept for later").Output, StringComparison.Ordinal);
        Assert.Contains("[mine] kept for later", Run("checkpoints", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Resuming_from_an_older_one_ends_in_the_bytes_of_the_run_and_keeps_what_was_there()
    {
        string path = Assert.Single(Directory.GetFiles(_home.FullPath, "checkpoint.btcai", SearchOption.AllDirectories));
        byte[] before = File.ReadAllBytes(path);
        Typed resumed = Run("checkpoints", "resume", "latest/short/4", "--quiet");
        Assert.Equal((ExitCode.Done, ""), (resumed.Code, resumed.Error));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Contains("before-restore", Run("checkpoints", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_one_is_named_with_the_whole_one_before_it_and_exit_code_3()
    {
        string path = Assert.Single(Directory.GetFiles(_home.FullPath, "checkpoint.btcai", SearchOption.AllDirectories));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[1000] ^= 4;
        File.WriteAllBytes(path, bytes);
        Typed verified = Run("checkpoints", "verify");
        Assert.Equal(ExitCode.World, verified.Code);
        Assert.StartsWith(path + " is damaged", verified.Error, StringComparison.Ordinal);
        Assert.Matches("The whole one before it: .*/short/6", verified.Error);
        Assert.Equal(ExitCode.World, Run("checkpoints", "show", "latest/damaged-1").Code);
    }

    [Fact]
    public void What_the_run_goes_on_from_is_deleted_only_on_purpose_and_comes_back()
    {
        Typed refused = Run("checkpoints", "delete", "latest/short");
        Assert.Equal(ExitCode.UserMistake, refused.Code);
        Assert.Contains("add --yes", Assert.Single(refused.Complaints), StringComparison.Ordinal);
        Assert.Contains("--undo", Run("checkpoints", "delete", "latest/short/8", "--yes").Output, StringComparison.Ordinal);
        Assert.StartsWith("short/6", Run("checkpoints", "list").Output.Split('\n')[2].Trim(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Run("checkpoints", "delete", "latest/short/8", "--undo").Code);
        Assert.Contains("short/8", Run("checkpoints", "list").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("latest/short/5", "there are: Short/8, Short/6, Short/4, Short/2")]
    [InlineData("latest/sort/4", "\"sort\" is not a bucket")]
    [InlineData("latest/a/b/c", "write RUN/BUCKET/NAME")]
    public void A_name_that_fits_nothing_is_refused_with_what_there_is(string name, string said)
    {
        Typed typed = Run("checkpoints", "show", name);
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains(said, Assert.Single(typed.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_go_to_the_trash_and_back_and_a_purge_asks_first()
    {
        Assert.Equal(ExitCode.Done, Run("runs", "tag", "latest", "keep").Code);
        Assert.Contains("keep", Run("runs", "list", "--tag", "keep").Output, StringComparison.Ordinal);
        Assert.Contains("Undo with: btcai runs restore", Run("runs", "delete", "latest").Output, StringComparison.Ordinal);
        Assert.Contains("No runs in", Run("runs").Output, StringComparison.Ordinal);
        Assert.Contains("add --yes", Run("runs", "delete", "latest", "--purge").Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Run("runs", "restore", "latest").Code);
        Assert.Equal(1, Run("runs", "list", "--json").Json().GetProperty("total").GetInt32());
        Run("runs", "delete", "latest");
        Assert.Equal(ExitCode.Done, Run("runs", "delete", "latest", "--purge", "--yes").Code);
        Assert.Equal(0, Run("runs", "list", "--deleted", "--json").Json().GetProperty("total").GetInt32());
        Assert.True(File.Exists(_home.PathTo("ledger.jsonl")));
    }

    [Fact]
    public void A_tag_or_a_note_that_cannot_be_one_is_refused_with_the_rule()
    {
        Typed typed = Run("runs", "tag", "latest", "two words", "fine", "");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Equal(2, typed.Complaints.Length);
        Assert.Equal(ExitCode.UserMistake, Run("runs", "note", "latest", " ").Code);
    }

    private Typed Run(params string[] args) => Typed.Run(_home.FullPath, args);
}
