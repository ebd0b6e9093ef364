using BtcAi.Experiments.Logging;

namespace BtcAi.Dashboard.Home;

/// <summary>What the dashboard is started with.</summary>
/// <param name="Home">Absolute folder of runs, candles and settings.</param>
/// <param name="Port">TCP port on the loopback address; 0 takes a free one.</param>
/// <param name="Program">What starts this very program: its file, or a runtime and its file.</param>
/// <param name="Version">Of this build.</param>
/// <param name="Log">What the server itself has to say goes there.</param>
public sealed record DashboardPlan(string Home, int Port, IReadOnlyList<string> Program, string Version, TimeProvider Clock, ProgramLog Log);
