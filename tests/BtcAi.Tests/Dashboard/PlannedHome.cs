using BtcAi.Dashboard.Home;
using BtcAi.Dashboard.Jobs;
using BtcAi.Dashboard.Live;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace BtcAi.Tests.Dashboard;

/// <summary>Components rendered without a browser, on a home of their own.</summary>
public abstract class PlannedHome : IAsyncLifetime
{
    private readonly ScratchFolder _home = new();

    /// <param name="program">What jobs are started with; none can be started when it is left out.</param>
    protected PlannedHome(params string[] program)
    {
        DashboardPlan plan = Plans.Of(_home.FullPath, program.Length > 0 ? program : ["no-such-program"]);
        Components.JSInterop.Mode = JSRuntimeMode.Loose;
        Components.Services.AddMudServices();
        Components.Services.AddSingleton(plan);
        Components.Services.AddSingleton(plan.Clock);
        Components.Services.AddSingleton<HomeFolder>();
        Components.Services.AddSingleton<FirstStart>();
        Components.Services.AddSingleton<JobDesk>();
        Components.Services.AddSingleton<Pulse>();
    }

    protected BunitContext Components { get; } = new();

    protected HomeFolder Folder => Components.Services.GetRequiredService<HomeFolder>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Components.DisposeAsync();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }
}
