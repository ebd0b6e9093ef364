using System.Diagnostics;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Training;
using BtcAi.Learning;
using BtcAi.Learning.Training;
using Spectre.Console;

namespace BtcAi.Cli.Views;

/// <summary>
/// Training as it happens: on a terminal one line that rewrites itself at most twice a second, elsewhere a line per
/// validation; every 50 updates a table that compares the last blocks of 50.
/// </summary>
internal sealed class TrainingConsole(IAnsiConsole console) : ISessionObserver
{
    private readonly LiveLine _line = new(console);
    private readonly UpdateBlocks _blocks = new();
    private long _bucketStarted;
    private double _firstProgress;
    private string _bucket = "";

    public void OnBucketStarted(BucketSetup setup, int resumedFrom)
    {
        _bucket = $"{setup.Profile.Bucket}";
        _blocks.Clear();
        (_bucketStarted, _firstProgress) = (Stopwatch.GetTimestamp(), -1);
        ChronologicalSplit split = setup.Split;
        string ranges = string.Join(", ", new[] { split.Training, split.Validation, split.Test }.Zip(
            ["train", "validate", "test"], (range, name) => $"{name} {Day(setup, range.From)} – {Day(setup, range.To - 1)}"));
        console.MarkupLineInterpolated($"[bold]{_bucket}[/]  {ranges}; {setup.Features.Width} features");
        if (resumedFrom > 0) console.WriteLine($"  goes on after update {resumedFrom}");
    }

    public void OnUpdate(int update, double progress, UpdateMetrics metrics)
    {
        if (_firstProgress < 0) _firstProgress = progress;
        _blocks.Add(update, metrics);
        if (_line.IsDue) _line.Draw(Line(update, progress, metrics));
        if (update % UpdateBlocks.Size != 0) return;
        Erase();
        console.Write(_blocks.ToTable(_bucket));
    }

    public void OnValidation(ValidationPoint point)
    {
        _blocks.Add(point);
        Erase();
        console.WriteLine($"  {_bucket} update {point.Update}: validation {Figures.Percent(point.NetProfit)}, Sharpe {Figures.Number(point.Sharpe)}, " +
            $"drawdown {Figures.Percent(point.MaximumDrawdown)}, {Figures.Count(point.Trades)} trades, won {Figures.Percent(point.WinRate, "0")}");
    }

    public void OnCheckpoint(int update, string path)
    {
    }

    public void OnBucketFinished(BucketReport report)
    {
        Erase();
        string selected = report.Selected is { } best
            ? $"kept the agent of update {best.Update} (validation {Figures.Percent(best.NetProfit)})"
            : "nothing was selected";
        console.WriteLine($"  {_bucket} done in {Figures.Clock(Stopwatch.GetElapsedTime(_bucketStarted))}: {selected}");
    }

    public void OnNote(string note)
    {
        Erase();
        console.MarkupLineInterpolated($"[yellow]{note}[/]");
    }

    private string[] Line(int update, double progress, UpdateMetrics m)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_bucketStarted);
        double done = progress - _firstProgress;
        string left = done > 0 ? Figures.Clock(elapsed * ((1 - progress) / done)) : "…";
        PhaseSeconds s = m.Seconds;
        return
        [
            $"  {LiveLine.Bar(progress)} {progress * 100,3:0} % update {update}",
            $", {left} left", $", {Figures.Rate(m.Decisions / s.Total)} decisions/s",
            $" | reward {Figures.Number(m.Reward, "0.0000")} entropy {Figures.Number(m.Entropy)}",
            $" | env {Share(s.Environment)} net {Share(s.Forward)} adv {Share(s.Advantage)} opt {Share(s.Optimise)}",
        ];

        string Share(double seconds) => $"{100 * seconds / s.Total:0}%";
    }

    /// <summary>Takes the progress line away, so that what is said next starts on a clean one.</summary>
    public void Erase() => _line.Erase();

    /// <summary>When the candle closes: the table at the end counts from close to close, too.</summary>
    private static string Day(BucketSetup setup, int row) =>
        $"{DateTimeOffset.FromUnixTimeMilliseconds(setup.Candles.OpenTimeMs[row] + setup.Candles.IntervalMs):yyyy-MM-dd}";
}
