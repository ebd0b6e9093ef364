using System.Diagnostics;
using BtcAi.Market.Venues;
using Spectre.Console;

namespace BtcAi.Cli.Views;

/// <summary>A download as it happens: on a terminal one line that rewrites itself, elsewhere a line per month.</summary>
internal sealed class DownloadConsole(IAnsiConsole console)
{
    private readonly LiveLine _line = new(console);
    private readonly long _started = Stopwatch.GetTimestamp();
    private double _firstShare = -1;
    private int _lastMonth = -1;

    public void OnProgress(DownloadProgress progress)
    {
        if (_firstShare < 0 || progress.Share < _firstShare) _firstShare = progress.Share;
        if (_line.IsDue) _line.Draw(Parts(progress, $"  {LiveLine.Bar(progress.Share)} {progress.Share * 100,3:0} % "));
        int month = MonthOf(progress.DoneMs - 1);
        if (console.Profile.Out.IsTerminal || (month == _lastMonth && progress.DoneMs < progress.ToMs)) return;
        _lastMonth = month;
        console.WriteLine(string.Concat(Parts(progress, "  ")));
    }

    public void OnNote(string note)
    {
        Erase();
        console.MarkupLineInterpolated($"[yellow]{note}[/]");
    }

    public void Erase() => _line.Erase();

    private string[] Parts(DownloadProgress progress, string start)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
        int first = MonthOf(progress.FromMs), months = MonthOf(progress.ToMs - 1) - first + 1;
        double done = progress.Share - _firstShare;
        return
        [
            $"{start}{DateTimeOffset.FromUnixTimeMilliseconds(progress.DoneMs - 1):yyyy-MM}, month {MonthOf(progress.DoneMs - 1) - first + 1} of {months}",
            $", {(done > 0 ? Figures.Clock(elapsed * ((1 - progress.Share) / done)) : "…")} left",
            $", {progress.Bytes / 1e6:0.0} MB", $", {progress.Bytes / 1e6 / elapsed.TotalSeconds:0.0} MB/s",
        ];
    }

    private static int MonthOf(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms) is var time ? time.Year * 12 + time.Month : 0;
}
