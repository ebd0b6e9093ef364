using BtcAi.Dashboard.Home;
using BtcAi.Dashboard.Jobs;
using BtcAi.Dashboard.Live;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor;
using MudBlazor.Services;
using Serilog;

namespace BtcAi.Dashboard.Hosting;

/// <summary>The web server of the dashboard: loopback only, pages over a websocket, jobs as processes of their own.</summary>
public static class DashboardServer
{
    /// <summary>Serves until asked to stop; running jobs are asked to save and end.</summary>
    /// <param name="ready">Called once, with the address of the first page.</param>
    /// <exception cref="WorldException">The port is taken.</exception>
    public static async Task Run(DashboardPlan plan, Action<Uri> ready, CancellationToken stop)
    {
        await using WebApplication app = Build(plan);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException e)
        {
            throw new WorldException(
                DashboardErrors.Port, $"Port {plan.Port} could not be opened ({e.Message}); choose another with --port, or 0 for a free one.", e);
        }
        Uri address = AddressOf(app);
        using RunningDashboard announced = RunningDashboard.Announce(plan.Home, address);
        ready(address);
        _ = WarmUp.Of(address, app.Services.GetRequiredService<FirstStart>().IsNow ? "welcome" : "", stop);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, plan.Clock, stop);
        }
        catch (OperationCanceledException)
        {
            app.Services.GetRequiredService<JobDesk>().StopAll();
            await app.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>The application, not yet listening.</summary>
    public static WebApplication Build(DashboardPlan plan)
    {
        var options = new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "btcai" };
        WebApplicationBuilder builder = WebApplication.CreateBuilder(options);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhostOrFree(plan.Port));
        builder.Logging.ClearProviders().AddSerilog(plan.Log.ForServer());
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft);
        builder.Services.AddAntiforgery();
        builder.Services.AddSingleton(plan);
        builder.Services.AddSingleton(plan.Clock);
        builder.Services.AddSingleton<HomeFolder>();
        builder.Services.AddSingleton<FirstStart>();
        builder.Services.AddSingleton<NotesFile>();
        builder.Services.AddSingleton<JobDesk>();
        builder.Services.AddSingleton<Pulse>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Pulse>());
        WebApplication app = builder.Build();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<LoopbackGuard>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseAntiforgery();
        app.MapStaticAssets();
        ReportEndpoint.Map(app);
        PresetEndpoint.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static Uri AddressOf(WebApplication app)
    {
        string listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri($"http://localhost:{new Uri(listening).Port}/");
    }
}
