using System.Globalization;

namespace BtcAi.Experiments.Logging;

/// <summary>
/// <c>HOME/logs</c>. A file is called after its component, its UTC day and its writer, as <c>training-20261125-1.log</c>; beside each
/// stands the same as JSON lines. Processes that run at the same time are different writers, so that no two write into one file.
/// </summary>
public sealed class LogFolder(string home)
{
    internal const string TextExtension = ".log", JsonExtension = ".jsonl";

    private const string DayFormat = "yyyyMMdd";

    public string FullPath { get; } = Path.Combine(home, "logs");

    /// <summary>JSON lines of these components, oldest day first.</summary>
    /// <param name="only">Null for all but the errors, which stand among the others' lines already.</param>
    public IReadOnlyList<string> Files(LogComponent? only = null, DateOnly since = default) => !Directory.Exists(FullPath)
        ? []
        :
        [
            .. Enum.GetValues<LogComponent>().Where(c => only is { } one ? c == one : c != LogComponent.Error)
                .SelectMany(c => Directory.GetFiles(FullPath, $"{NameOf(c)}-*{JsonExtension}"))
                .Where(path => DayOf(path) is { } day && day >= since).OrderBy(path => DayOf(path)).ThenBy(path => path, StringComparer.Ordinal),
        ];

    /// <summary>The last entries that fit, in the order of time.</summary>
    public IReadOnlyList<LogEntry> Read(LogQuery query)
    {
        var found = new List<LogEntry>();
        DateOnly since = query.Since is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : default;
        foreach (IGrouping<DateOnly?, string> day in Files(query.Component, since).GroupBy(DayOf).Reverse())
        {
            found.AddRange(day.SelectMany(path => LinesOf(path).Select(line => LogEntry.Parse(line, ComponentOf(path)))).OfType<LogEntry>().Where(query.Fits));
            if (found.Count >= query.Lines) break;
        }
        return [.. found.OrderBy(entry => entry.Time).TakeLast(query.Lines)];
    }

    internal static string NameOf(LogComponent component) => $"{component}".ToLowerInvariant();

    internal static LogComponent ComponentOf(string path) => Enum.Parse<LogComponent>(Path.GetFileName(path).Split('-')[0], ignoreCase: true);

    internal static string TextOf(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Null for a file that is no log of ours, such as a fault's stack trace.</summary>
    internal static DateOnly? DayOf(string path) =>
        Path.GetFileName(path).Split('-') is [_, var day, _] && DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;

    private static IEnumerable<string> LinesOf(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
