using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace BtcAi.Experiments.Logging;

/// <summary>
/// All files that one process writes. It takes the first free number as its writer's, held by a lock, so that processes at the same
/// time never share a file and later ones go on in it.
/// </summary>
internal sealed class LogFiles : IDisposable
{
    private const string Template = "{UtcTimestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const int MostWriters = 1000;

    private readonly FileStream _lock;
    private readonly Dictionary<LogComponent, LogFile[]> _files = [];

    /// <exception cref="IOException">The disk refuses, or far too many processes write.</exception>
    public LogFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        (int writer, _lock) = Take(folder);
        var text = new WithoutSecrets(new MessageTemplateTextFormatter(Template, CultureInfo.InvariantCulture));
        var json = new WithoutSecrets(new RenderedCompactJsonFormatter());
        foreach (LogComponent component in Enum.GetValues<LogComponent>())
        {
            _files[component] =
            [
                new LogFile(folder, component, LogFolder.TextExtension, writer, text), new LogFile(folder, component, LogFolder.JsonExtension, writer, json),
            ];
        }
    }

    public void Write(LogComponent component, LogEvent line, DateOnly today, long mostBytes, int keepDays)
    {
        foreach (LogFile file in _files[component]) file.Write(line, today, mostBytes, keepDays);
        if (line.Level < LogEventLevel.Error || component == LogComponent.Error) return;
        foreach (LogFile file in _files[LogComponent.Error]) file.Write(line, today, mostBytes, keepDays);
    }

    public void Dispose()
    {
        foreach (LogFile file in _files.Values.SelectMany(both => both)) file.Dispose();
        _lock.Dispose();
    }

    private static (int Writer, FileStream Lock) Take(string folder)
    {
        for (int writer = 1; ; writer++)
        {
            try
            {
                return (writer, new FileStream(Path.Combine(folder, $".writer-{writer}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (writer < MostWriters && File.Exists(Path.Combine(folder, $".writer-{writer}.lock")))
            {
                // Another process is this writer.
            }
        }
    }
}
