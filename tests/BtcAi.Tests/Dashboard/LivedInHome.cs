using System.Runtime.InteropServices;
using BtcAi.Cli.Hosting;
using BtcAi.Dashboard.Jobs;
using BtcAi.Tests.Cli;

namespace BtcAi.Tests.Dashboard;

/// <summary>A dashboard whose home holds candles, a finished run, an evaluation and notes, for tests that look and change nothing.</summary>
public sealed class LivedInHome : IAsyncLifetime
{
    private readonly ScratchFolder _home = new();
    private ServedDashboard? _served;

    public Uri Address => _served!.Address;

    /// <summary>Id of the evaluation.</summary>
    public string Evaluation { get; private set; } = "";

    public string Run { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Done("data", "import", SmallMarket.WriteTo(_home.FullPath), "--name", "small");
        Done(["train", "--data", "small", .. SmallMarket.Settings, "--updates", "4"]);
        Done("runs", "note", "latest", "a first try");
        Run = Typed.Run(_home.FullPath, "runs", "show", "latest", "--json").Json().GetProperty("id").GetString()!;
        await File.WriteAllTextAsync(_home.PathTo("notes.md"), "# Tried\n\n| what | came of it |\n|---|---|\n| small | nothing |\n");
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var desk = new JobDesk(Plans.Of(_home.FullPath, dotnet, Path.Combine(AppContext.BaseDirectory, "btcai.dll")));
        Evaluation = desk.Start("Evaluate", "evaluate", "latest", "--json").Id;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync() && desk.Find(Evaluation)!.IsActive) continue;
        Assert.Equal(JobState.Finished, desk.Find(Evaluation)!.State);
        _served = await ServedDashboard.StartAsync(_home.FullPath);
    }

    public ValueTask DisposeAsync()
    {
        _served?.Dispose();
        _home.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Done(params string[] command)
    {
        Typed typed = Typed.Run(_home.FullPath, command);
        Assert.True(typed.Code == ExitCode.Done, typed.Error);
    }
}
