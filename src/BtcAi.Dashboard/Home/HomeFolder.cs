using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Dashboard.Home;

/// <summary>What the pages read: the runs, candles and looks of one home.</summary>
public sealed class HomeFolder(DashboardPlan plan)
{
    private Kept? _last;

    public string FullPath => plan.Home;

    public RunStore Runs { get; } = new(plan.Home, plan.Clock);

    /// <summary>What a new training starts from.</summary>
    /// <exception cref="UserMistakeException">settings.json cannot be used.</exception>
    public SettingsTree Settings() => Chosen.Load().Settings;

    /// <summary>Hands the settings to a page that can stand without them.</summary>
    /// <returns>Why they cannot be used; null when they were handed over.</returns>
    public Exception? Use(Action<SettingsTree> page)
    {
        SettingsTree settings;
        try
        {
            settings = Settings();
        }
        catch (Exception e) when (e is UserMistakeException or WorldException)
        {
            return e;
        }
        page(settings);
        return null;
    }

    /// <summary><c>settings.json</c> of the home.</summary>
    public HomeSettings Chosen { get; } = new(plan.Home, plan.Clock);

    /// <summary>Settings under a name.</summary>
    /// <param name="notice">Told, in one line, when one expired or was put aside.</param>
    public PresetStore PresetsOf(Action<string> notice) => new(plan.Home, plan.Clock, notice);

    public TrialLedger Ledger { get; } = new(plan.Home);

    /// <summary>Candles of the library or the built-in market; the last ones asked for are kept, several pages look at them.</summary>
    /// <exception cref="UserMistakeException">None by that name.</exception>
    public CandleSeries Candles(string name)
    {
        if (_last is { } last && last.Name == name && last.Changed == ChangeOf(name)) return last.Candles;
        CandleSeries candles = CandleChoice.Load(name, Library);
        _last = new Kept(name, ChangeOf(name), candles);
        return candles;
    }

    public CandleLibrary Library { get; } = new(Path.Combine(plan.Home, "candles"));

    private DateTime ChangeOf(string name) => File.GetLastWriteTimeUtc(Path.Combine(Library.Folder, name + ".parquet"));

    private sealed record Kept(string Name, DateTime Changed, CandleSeries Candles);
}
