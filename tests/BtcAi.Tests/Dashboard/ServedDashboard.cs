using System.Text.RegularExpressions;
using BtcAi.Tests.Cli;

namespace BtcAi.Tests.Dashboard;

/// <summary><c>btcai ui</c> as a process of its own, on a free port.</summary>
internal sealed partial class ServedDashboard : IDisposable
{
    private readonly BuiltProgram _program;

    private ServedDashboard(BuiltProgram program, Uri address) => (_program, Address) = (program, address);

    public Uri Address { get; }

    public static async Task<ServedDashboard> StartAsync(string home)
    {
        var program = new BuiltProgram("ui", "--no-browser", "--port", "0", "--home", home);
        Assert.True(await program.SaysAsync("Dashboard: "), $"The dashboard did not start:\n{program.Said}");
        return new ServedDashboard(program, new Uri(AddressShape().Match(program.Said).Value));
    }

    /// <summary>SIGKILL of the server alone; its jobs go on.</summary>
    public void Kill() => _program.KillAlone();

    /// <summary>SIGKILL of the server and of every job that it started.</summary>
    public void KillWithJobs() => _program.Kill();

    public void Dispose() => _program.Dispose();

    [GeneratedRegex(@"http://localhost:\d+/")]
    private static partial Regex AddressShape();
}
