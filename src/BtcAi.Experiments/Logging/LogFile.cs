using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace BtcAi.Experiments.Logging;

/// <summary>One component's lines in one form: a new file on every UTC day and whenever one is full, and none older than asked.</summary>
internal sealed class LogFile(string folder, LogComponent component, string extension, int writer, ITextFormatter formatter) : IDisposable
{
    private Logger? _open;
    private DateOnly _day;
    private string _path = "";
    private int _part;

    /// <exception cref="IOException">The disk refuses.</exception>
    public void Write(LogEvent line, DateOnly today, long mostBytes, int keepDays)
    {
        bool anotherDay = _open is null || today != _day;
        if (anotherDay)
        {
            (_day, _part) = (today, 0);
            RemoveOlderThan(today.AddDays(-keepDays));
        }
        if (anotherDay || IsFull(mostBytes)) Open(mostBytes);
        _open!.Write(line);
    }

    public void Dispose()
    {
        try
        {
            _open?.Dispose();
        }
        catch (IOException)
        {
            // What a full disk did not take was told of when it was written.
        }
    }

    private bool IsFull(long mostBytes) => new FileInfo(_path) is { Exists: true } file && file.Length >= mostBytes;

    private void Open(long mostBytes)
    {
        Dispose();
        do
        {
            string part = ++_part == 1 ? "" : $".{_part}";
            _path = Path.Combine(folder, $"{LogFolder.NameOf(component)}-{LogFolder.TextOf(_day)}-{writer}{part}{extension}");
        }
        while (IsFull(mostBytes));
        // As an audit it tells of a disk that refuses.
        _open = new LoggerConfiguration().MinimumLevel.Verbose().AuditTo.File(formatter, _path).CreateLogger();
    }

    private void RemoveOlderThan(DateOnly day)
    {
        foreach (string path in Directory.GetFiles(folder, $"{LogFolder.NameOf(component)}-*{extension}"))
            if (LogFolder.DayOf(path) < day) File.Delete(path);
    }
}
