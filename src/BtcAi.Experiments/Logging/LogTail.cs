using System.Text;

namespace BtcAi.Experiments.Logging;

/// <summary>What is written into the logs from now on.</summary>
public sealed class LogTail
{
    private readonly LogFolder _folder;
    private readonly LogQuery _query;
    private readonly Dictionary<string, long> _read = [];

    public LogTail(LogFolder folder, LogQuery query)
    {
        (_folder, _query) = (folder, query);
        foreach (string path in folder.Files(query.Component)) _read[path] = new FileInfo(path).Length;
    }

    /// <summary>Whole lines that fit and came since the last call, in the order of time.</summary>
    public IReadOnlyList<LogEntry> Read() =>
    [
        .. _folder.Files(_query.Component).SelectMany(path => NewLines(path).Select(line => LogEntry.Parse(line, LogFolder.ComponentOf(path))))
            .OfType<LogEntry>().Where(_query.Fits).OrderBy(entry => entry.Time),
    ];

    private string[] NewLines(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long from = _read.GetValueOrDefault(path);
        if (stream.Length <= from) return [];
        stream.Position = from;
        byte[] bytes = new byte[stream.Length - from];
        int whole = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).LastIndexOf((byte)'\n') + 1;
        _read[path] = from + whole;
        return Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
