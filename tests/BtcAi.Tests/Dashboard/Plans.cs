using BtcAi.Dashboard.Home;
using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Settings;

namespace BtcAi.Tests.Dashboard;

/// <summary>What a dashboard would be started with, for tests that need no server.</summary>
internal static class Plans
{
    public static DashboardPlan Of(string home, params IReadOnlyList<string> program) => new(
        home, 0, program.Count > 0 ? program : ["btcai"], "test", TimeProvider.System, new ProgramLog(home, new LoggingSettings(), TimeProvider.System, _ => { }));
}
