using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Settings;
using BtcAi.Tests.Cli;

namespace BtcAi.Tests.Experiments.Logging;

public sealed class ProgramLogTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 25, 23, 59, 0, TimeSpan.Zero));
    private readonly List<string> _notices = [];

    public ProgramLogTests() => File.WriteAllText(_home.PathTo("something"), "");

    private string Logs => _home.PathTo("logs");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_line_stands_in_its_component_as_text_and_as_json_and_an_error_among_the_errors_too()
    {
        using (ProgramLog log = Open())
        {
            log.Write(LogComponent.Training, LogDetail.Information, "{Run:l} reached {Update}", "run-1", 40);
            _clock.Now += TimeSpan.FromMilliseconds(1);
            log.Write(LogComponent.Application, LogDetail.Error, new InvalidOperationException("lanes ran out"), "It broke");
            log.Write(LogComponent.Application, LogDetail.Debug, "not important enough");
        }
        Assert.Equal("2026-11-25 23:59:00.000 INF run-1 reached 40", Lines("training-20261125-1.log")[0]);
        Assert.Contains("\"Update\":40", Lines("training-20261125-1.jsonl")[0], StringComparison.Ordinal);
        Assert.Contains("lanes ran out", string.Concat(Lines("error-20261125-1.log")), StringComparison.Ordinal);
        LogEntry[] read = [.. new LogFolder(_home.FullPath).Read(new LogQuery())];
        Assert.Equal(["run-1 reached 40", "It broke"], read.Select(entry => entry.Text));
        Assert.Contains("lanes ran out", Assert.Single(Read(new LogQuery { Level = LogDetail.Warning })).Exception, StringComparison.Ordinal);
        Assert.Equal(LogComponent.Error, Assert.Single(Read(new LogQuery { Component = LogComponent.Error })).Component);
        Assert.Single(Read(new LogQuery { Search = "REACHED" }));
        Assert.Empty(Read(new LogQuery { Since = _clock.Now.AddSeconds(1) }));
    }

    [Fact]
    public void A_new_day_and_a_full_file_begin_another_file_and_old_days_are_removed()
    {
        string kilobyte = new('x', 1000);
        using ProgramLog log = Open(new LoggingSettings { KeepDays = 2, MaxFileMegabytes = 1 });
        for (int i = 0; i < 1500; i++) log.Write(LogComponent.Application, LogDetail.Information, kilobyte);
        Assert.Equal(["application-20261125-1.2.log", "application-20261125-1.log"], Files("*.log"));
        Assert.InRange(new FileInfo(Path.Combine(Logs, "application-20261125-1.log")).Length, 1_000_000, 1_001_100);
        for (int day = 0; day < 3; day++)
        {
            _clock.Now += TimeSpan.FromDays(1);
            log.Write(LogComponent.Application, LogDetail.Information, "another day");
        }
        Assert.Equal(["application-20261126-1.log", "application-20261127-1.log", "application-20261128-1.log"], Files("*.log"));
        Assert.Equal(["application-20261126-1.jsonl", "application-20261127-1.jsonl", "application-20261128-1.jsonl"], Files("*.jsonl"));
        Assert.Empty(_notices);
    }

    [Fact]
    public void Several_writers_at_once_lose_no_line()
    {
        const int writers = 4, lines = 300;
        Parallel.For(0, writers, new ParallelOptions { MaxDegreeOfParallelism = writers }, writer =>
        {
            using ProgramLog log = Open();
            for (int i = 0; i < lines; i++) log.Write(LogComponent.Application, LogDetail.Information, "{Writer} {Line}", writer, i);
        });
        Assert.Empty(_notices);
        string[] read = [.. Read(new LogQuery { Lines = int.MaxValue }).Select(entry => entry.Text)];
        Assert.Equal(Enumerable.Range(0, writers).SelectMany(w => Enumerable.Range(0, lines).Select(i => $"{w} {i}")).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Following_tells_whole_new_lines_that_fit_and_finds_new_files()
    {
        var folder = new LogFolder(_home.FullPath);
        using ProgramLog log = Open();
        log.Write(LogComponent.Application, LogDetail.Information, "before");
        var tail = new LogTail(folder, new LogQuery { Level = LogDetail.Information });
        Assert.Empty(tail.Read());
        log.Write(LogComponent.Application, LogDetail.Information, "first");
        log.Write(LogComponent.Training, LogDetail.Warning, "second");
        Assert.Equal(["first", "second"], tail.Read().Select(entry => entry.Text).Order(StringComparer.Ordinal));
        File.AppendAllText(Path.Combine(Logs, "training-20261125-1.jsonl"), "{\"@t\":\"2026-11-25T23:59:30Z\",\"@m\":\"thi");
        Assert.Empty(tail.Read());
        File.AppendAllText(Path.Combine(Logs, "training-20261125-1.jsonl"), "rd\"}\n");
        Assert.Equal(["third"], tail.Read().Select(entry => entry.Text));
    }

    [Fact]
    public void Secrets_reach_no_file_not_even_in_a_stack_trace()
    {
        using (ProgramLog log = Open())
            log.Write(LogComponent.Application, LogDetail.Error, new InvalidOperationException("token=hunter2secret"), "{Command}", "--password hunter2secret");
        Assert.All(Directory.GetFiles(Logs), file => Assert.DoesNotContain("hunter2secret", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void A_home_that_holds_nothing_stays_so_and_its_lines_come_once_it_holds_something()
    {
        string home = _home.PathTo("new");
        using var log = new ProgramLog(home, new LoggingSettings(), _clock, _notices.Add);
        log.Write(LogComponent.Application, LogDetail.Information, "first");
        Assert.False(Directory.Exists(home));
        Directory.CreateDirectory(Path.Combine(home, "runs"));
        log.Write(LogComponent.Application, LogDetail.Information, "second");
        Assert.Equal(["first", "second"], new LogFolder(home).Read(new LogQuery()).Select(entry => entry.Text));
    }

    [Fact]
    public void Where_the_disk_refuses_the_log_falls_silent_with_one_notice()
    {
        File.WriteAllText(Logs, "a file where the folder should be");
        using (ProgramLog log = Open())
        {
            log.Write(LogComponent.Application, LogDetail.Information, "first");
            log.Write(LogComponent.Application, LogDetail.Information, "second");
        }
        Assert.StartsWith("Nothing more is logged: ", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_fills_up_stops_the_log_alone_with_one_notice()
    {
        using var disk = new SmallDisk(megabytes: 1);
        using var log = new ProgramLog(disk.FullPath, new LoggingSettings(), _clock, _notices.Add);
        File.WriteAllText(Path.Combine(disk.FullPath, "something"), "");
        log.Write(LogComponent.Application, LogDetail.Information, "there is room");
        disk.Fill();
        for (int i = 0; i < 20; i++) log.Write(LogComponent.Application, LogDetail.Information, new string('x', 1000));
        Assert.StartsWith("Nothing more is logged: ", Assert.Single(_notices), StringComparison.Ordinal);
    }

    private ProgramLog Open(LoggingSettings? settings = null) => new(_home.FullPath, settings ?? new LoggingSettings(), _clock, notice =>
    {
        lock (_notices) _notices.Add(notice);
    });

    private IReadOnlyList<LogEntry> Read(LogQuery query) => new LogFolder(_home.FullPath).Read(query);

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(Logs, file));

    private string[] Files(string pattern) => [.. Directory.GetFiles(Logs, pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
