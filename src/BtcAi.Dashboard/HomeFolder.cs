using BtcAi.Dashboard.Hosting;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Market;

namespace BtcAi.Dashboard;

/// <summary>What the pages read: the runs, candles and looks of one home.</summary>
public sealed class HomeFolder(DashboardPlan plan)
{
    public string FullPath => plan.Home;

    public RunStore Runs { get; } = new(plan.Home, plan.Clock);

    /// <summary>What a new training starts from.</summary>
    public SettingsTree Settings() => SettingsTree.Default;

    public TrialLedger Ledger { get; } = new(plan.Home);

    public CandleLibrary Library { get; } = new(Path.Combine(plan.Home, "candles"));
}
