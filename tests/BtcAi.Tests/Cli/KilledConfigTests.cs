using System.Diagnostics;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;

namespace BtcAi.Tests.Cli;

/// <summary>Real processes, killed while they change the settings.</summary>
[Collection("Processes")]
public sealed class KilledConfigTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 20;

    private readonly ScratchFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Killed_at_twenty_random_moments_the_file_is_the_old_one_or_the_new_one()
    {
        var settings = new HomeSettings(_home.FullPath, TimeProvider.System);
        settings.Change(file => file.With(["trading.fee=0.05"]));
        long begun = Stopwatch.GetTimestamp();
        using (BuiltProgram whole = Set(0.06)) Assert.Equal(ExitCode.Done, await whole.EndAsync());
        TimeSpan takes = Stopwatch.GetElapsedTime(begun);
        var rng = new Rng(4);
        int changed = 0;
        for (int i = 1; i <= Kills; i++)
        {
            double before = settings.Load().Settings.Trading.Fee, after = i / 1000.0;
            using BuiltProgram program = Set(after);
            if (!program.EndsWithin(takes * (0.4 + 0.6 * rng.NextDouble()))) program.Kill();
            double fee = settings.Load().Settings.Trading.Fee;
            Assert.True(fee == before || fee == after, $"It is {fee}, neither {before} nor {after}.");
            if (fee == after) changed++;
        }
        output.WriteLine($"{changed} of {Kills} had changed the file before they died; a whole call takes {takes.TotalMilliseconds:0} ms.");
        // What died on its way is in nobody's way.
        settings.Change(file => file.With(["trading.fee=0.07"]));
        Assert.All(settings.Backups.List(), backup => Assert.True(backup.Sound, backup.Name));
    }

    private BuiltProgram Set(double fee) => new("config", "set", $"trading.fee={fee}", "--home", _home.FullPath);
}
