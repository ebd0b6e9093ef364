using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace BtcAi.Tests.Cli;

/// <summary>The built executable in a process of its own.</summary>
internal sealed partial class BuiltProgram : IDisposable
{
    private const int Sighup = 1, Sigint = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Channel<string> _progress = Channel.CreateUnbounded<string>();
    private readonly List<string> _said = [];

    public BuiltProgram(params string[] args)
    {
        var start = new ProcessStartInfo(Host) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in (string[])[Path.Combine(AppContext.BaseDirectory, "btcai.dll"), .. args]) start.ArgumentList.Add(arg);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is not null) _progress.Writer.TryWrite(e.Data);
            else _progress.Writer.Complete();
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The dotnet that runs these tests.</summary>
    private static string Host => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>All that was read from standard error so far.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Reads progress until that many lines contain the text.</summary>
    /// <returns>False when the process ended before.</returns>
    public async Task<bool> SaysAsync(string text, int times = 1)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (times > 0 && await _progress.Reader.WaitToReadAsync(patience.Token))
        {
            if (!_progress.Reader.TryRead(out string? line)) continue;
            _said.Add(line);
            if (line.Contains(text, StringComparison.Ordinal)) times--;
        }
        return times == 0;
    }

    public bool EndsWithin(TimeSpan time) => _process.WaitForExit(time);

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        Assert.True(_process.WaitForExit(Patience), "A killed process did not end.");
    }

    /// <summary>SIGKILL of this process; those that it started live on.</summary>
    public void KillAlone()
    {
        _process.Kill(entireProcessTree: false);
        Assert.True(_process.WaitForExit(Patience), "A killed process did not end.");
    }

    /// <summary>Ctrl+C.</summary>
    public void Interrupt() => Assert.Equal(0, SendSignal(_process.Id, Sigint));

    /// <summary>What a terminal sends when it is closed.</summary>
    public void HangUp() => Assert.Equal(0, SendSignal(_process.Id, Sighup));

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await SaysAsync("\0");
        Assert.True(_process.WaitForExit(Patience), $"It did not end; it said:\n{Said}");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
