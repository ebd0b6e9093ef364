using BtcAi.Experiments.Application;

namespace BtcAi.Tests.Dashboard;

/// <summary>A dashboard whose home is empty, for tests that look and change nothing.</summary>
public sealed class PagesHome : IAsyncLifetime
{
    private readonly ScratchFolder _home = new();
    private ServedDashboard? _served;

    public Uri Address => _served!.Address;

    public async ValueTask InitializeAsync()
    {
        // The first start is over: the overview does not lead to it any more.
        new StateStore(_home.FullPath, TimeProvider.System, _ => { }).Change(state => state with { Welcomed = true });
        _served = await ServedDashboard.StartAsync(_home.FullPath);
    }

    public ValueTask DisposeAsync()
    {
        _served?.Dispose();
        _home.Dispose();
        return ValueTask.CompletedTask;
    }
}
