using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using BtcAi.Cli.Hosting;
using BtcAi.Dashboard.Home;
using BtcAi.Dashboard.Hosting;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai ui</c>: the dashboard in the browser.</summary>
public static class DashboardCommand
{
    private const int UsualPort = 5174, HighestPort = 65_535;

    public static Command Build(CommandHost host)
    {
        var port = new Option<string?>("--port") { HelpName = "N", Description = $"Port on the loopback address; 0 takes a free one [default: {UsualPort}]" };
        var quiet = new Option<bool>("--no-browser") { Description = "Say the address and open no browser" };
        var command = new Command("ui", "Serve the dashboard to the browser of this machine") { port, quiet };
        host.AttachGathering(command, (parse, context) =>
        {
            int number = WholeNumber.Read(parse, port, 0, HighestPort, UsualPort, context.Problems);
            context.Problems.ThrowIfAny();
            bool browser = !parse.GetValue(quiet);
            if (RunningDashboard.Find(context.Home) is { } running)
            {
                context.Notice($"The dashboard of this home runs already: {running}");
                if (browser) Open(running);
                return ExitCode.Done;
            }
            var plan = new DashboardPlan(context.Home, number, ThisProgram(), CommandContext.Version, context.Clock, context.Log);
            DashboardServer.Run(plan, Ready, context.Cancellation).GetAwaiter().GetResult();
            return ExitCode.Done;

            void Ready(Uri address)
            {
                context.Notice($"Dashboard: {address}  (Ctrl+C stops it; running jobs save and end)");
                if (browser) Open(address);
            }
        });
        return command;
    }

    // Started through a runtime (dotnet btcai.dll), the runtime's file alone would not be this program.
    private static string[] ThisProgram()
    {
        string process = Environment.ProcessPath ?? "btcai", library = Path.Combine(AppContext.BaseDirectory, "btcai.dll");
        return Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? [process, library] : [process];
    }

    private static void Open(Uri address)
    {
        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo($"{address}") { UseShellExecute = true });
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // A machine without a browser; the address has been said.
        }
    }
}
