using BtcAi.Dashboard.Home;
using Microsoft.Extensions.Hosting;

namespace BtcAi.Dashboard.Live;

/// <summary>Beats twice a second; pages that show something alive look again on each beat.</summary>
public sealed class Pulse(DashboardPlan plan) : BackgroundService
{
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Raised on a thread of the server: hop with InvokeAsync, unsubscribe in Dispose.</summary>
    public event Func<Task>? Beat;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, plan.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // One page that fails must not stop the others; it shows its own error.
            foreach (Func<Task> listener in (Beat?.GetInvocationList() ?? []).Cast<Func<Task>>()) _ = listener();
        }
    }
}
