using System.Runtime.InteropServices;
using BtcAi.Cli.Hosting;
using BtcAi.Dashboard.Jobs;
using BtcAi.Market;
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
        // Four years of 4-hour candles: enough for a hold-out and a walk-forward of Medium, and read in a moment.
        CandleCsv.Write(_home.PathTo("small.csv"), new SyntheticMarket().Generate(1, 4 * 365 * 6, 4 * 3_600_000));
        Done("data", "import", _home.PathTo("small.csv"), "--name", "small");
        Done(["train", "--data", "small", .. SmallMarket.Settings[2..], "--bucket", "Medium", "--updates", "4", "--set", "evaluation.holdout_share=0.15"]);
        Done("runs", "note", "latest", "a first try");
        Run = Typed.Run(_home.FullPath, "runs", "show", "latest", "--json").Json().GetProperty("id").GetString()!;
        await File.WriteAllTextAsync(_home.PathTo("notes.md"), "# Tried\n\n| what | came of it |\n|---|---|\n| small | nothing |\n");
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var desk = new JobDesk(Plans.Of(_home.FullPath, dotnet, Path.Combine(AppContext.BaseDirectory, "btcai.dll")));
        Evaluation = desk.Start("Evaluate", "evaluate", "latest", "--scheme", "walk-forward", "--folds", "2", "--seeds", "2", "--open-holdout", "--json").Id;
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
