using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;

namespace BtcAi.Cli.Hosting;

/// <summary>Writes down that a command line ran: its start, its end with exit code and duration, and the version that ran it.</summary>
internal sealed class CommandLog : IDisposable
{
    private readonly CommandContext _context;
    private readonly long _started;

    private CommandLog(CommandContext context) => (_context, _started) = (context, context.Clock.GetTimestamp());

    public static CommandLog Start(CommandContext context)
    {
        context.Log.Write(LogComponent.Application, LogDetail.Information,
            "{Command:l} starts, version {Version:l}, process {Process}", context.CommandLine, CommandContext.Version, Environment.ProcessId);
        return new CommandLog(context);
    }

    /// <param name="error">What ended it early.</param>
    /// <returns>The exit code.</returns>
    public int End(int code, Exception? error = null)
    {
        NoteVersion();
        LogDetail level = code switch
        {
            ExitCode.Done or ExitCode.Interrupted => LogDetail.Information,
            ExitCode.UserMistake => LogDetail.Warning,
            _ => LogDetail.Error,
        };
        _context.Log.Write(LogComponent.Application, level, code == ExitCode.OurFault ? error : null, "{Command:l} ended with {ExitCode} after {Seconds:0.00} s{Why:l}",
            _context.CommandLine, code, _context.Clock.GetElapsedTime(_started).TotalSeconds, error is null ? "" : $": {error.Message.ReplaceLineEndings(" ")}");
        return code;
    }

    public void Dispose() => _context.Log.Dispose();

    // Another version than before is an update, in whatever way it came.
    private void NoteVersion()
    {
        string path = Path.Combine(new LogFolder(_context.Home).FullPath, "version.txt");
        try
        {
            if (!Directory.Exists(Path.GetDirectoryName(path))) return;
            string before = File.Exists(path) ? File.ReadAllText(path).Trim() : "";
            if (before == CommandContext.Version) return;
            AtomicFile.WriteText(path, CommandContext.Version);
            _context.Log.Write(LogComponent.Update, LogDetail.Information, before.Length == 0 ? "Version {Version:l} is the first here" : "Version {Version:l} follows {Before:l}",
                CommandContext.Version, before);
        }
        catch (Exception e) when (e is WorldException or IOException or UnauthorizedAccessException)
        {
            // A disk that refuses is told of by the log itself.
        }
    }
}
