using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

/// <summary>A checkpoint that a person asks for while a training goes on, from another process.</summary>
[Collection("Processes")]
public sealed class SaveWishTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_running_training_saves_when_it_is_asked_and_says_why()
    {
        string[] command =
        [
            "train", "--data", SmallMarket.WriteTo(_home.FullPath), .. SmallMarket.Settings, "--updates", "100000", "--set", "learning.patience=0",
            "--set", "trading.checkpoint_interval=100000", "--home", _home.FullPath,
        ];
        using var training = new BuiltProgram(command);
        Assert.True(await training.SaysAsync(": validation", 3), training.Said);
        Typed asked = Typed.Run(_home.FullPath, "checkpoints", "save");
        Assert.True(asked.Code == ExitCode.Done, asked.Error);
        Assert.Contains("Short of run", asked.Output, StringComparison.Ordinal);
        Assert.True(await training.SaysAsync(": validation", 20), training.Said);
        Assert.Contains("Manual", Typed.Run(_home.FullPath, "checkpoints", "list").Output, StringComparison.Ordinal);
        training.Interrupt();
        Assert.Equal(ExitCode.Interrupted, await training.EndAsync());
        Typed late = Typed.Run(_home.FullPath, "checkpoints", "save");
        Assert.Equal(ExitCode.UserMistake, late.Code);
        Assert.Contains("is not being trained", Assert.Single(late.Complaints), StringComparison.Ordinal);
    }
}
