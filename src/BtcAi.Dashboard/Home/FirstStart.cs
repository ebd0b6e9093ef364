using BtcAi.Experiments.Application;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;

namespace BtcAi.Dashboard.Home;

/// <summary>Whether someone is here for the first time, and that they have been.</summary>
public sealed class FirstStart(DashboardPlan plan, HomeFolder folder)
{
    private StateStore State => new(plan.Home, plan.Clock, _ => { });

    /// <summary>Nothing was trained, imported or set, and the welcome was neither finished nor skipped.</summary>
    public bool IsNow => !folder.Chosen.Exists && folder.Library.List(out _).Count == 0
        && folder.Runs.List(new RunQuery { Limit = 1 }, out _, out _).Count == 0 && !State.Load().Welcomed;

    /// <exception cref="WorldException">The disk refuses.</exception>
    public void Remember() => State.Change(state => state with { Welcomed = true });
}
