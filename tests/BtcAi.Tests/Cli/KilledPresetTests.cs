using System.Diagnostics;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Presets;
using BtcAi.Foundation;

namespace BtcAi.Tests.Cli;

/// <summary>Real processes, killed while they write presets.</summary>
[Collection("Processes")]
public sealed class KilledPresetTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 12;

    private readonly ScratchFolder _home = new();
    private readonly List<string> _notices = [];

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Killed_at_random_moments_a_preset_is_the_old_one_or_the_new_one()
    {
        var store = new PresetStore(_home.FullPath, TimeProvider.System, _notices.Add);
        long begun = Stopwatch.GetTimestamp();
        using (BuiltProgram whole = Run("create", "Mine", "--set", "trading.fee=0.05")) Assert.Equal(ExitCode.Done, await whole.EndAsync());
        TimeSpan takes = Stopwatch.GetElapsedTime(begun);
        var rng = new Rng(4);
        int written = 0;
        for (int i = 1; i <= Kills; i++)
        {
            string before = Assert.Single(store.Find("mine").Settings), after = $"trading.fee={i / 1000.0}";
            bool creates = i % 2 == 0;
            using BuiltProgram program = creates ? Run("create", $"New {i}", "--set", after) : Run("edit", "mine", "--set", after);
            if (!program.EndsWithin(takes * (0.4 + 0.6 * rng.NextDouble()))) program.Kill();
            string now = Assert.Single(store.Find("mine").Settings);
            Assert.True(now == before || (!creates && now == after), $"It says {now}, neither {before} nor {after}.");
            Preset? made = store.List().FirstOrDefault(p => p.Name == $"New {i}");
            if (made is not null) Assert.Equal([after], made.Settings);
            if (made is not null || now == after) written++;
        }
        output.WriteLine($"{written} of {Kills} had written before they died; a whole call takes {takes.TotalMilliseconds:0} ms.");
        Assert.Empty(_notices);
        Assert.Equal("Mine", store.Edit(store.Find("mine"), "General", "", ["trading.fee=0.07"]).Name);
    }

    private BuiltProgram Run(params string[] args) => new(["presets", .. args, "--home", _home.FullPath]);
}
