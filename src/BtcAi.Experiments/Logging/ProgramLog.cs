using BtcAi.Experiments.Settings;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace BtcAi.Experiments.Logging;

/// <summary>
/// What this process writes down. It makes no home: lines wait until the home holds something. A disk that refuses stops nothing but
/// the log, with one notice.
/// </summary>
public sealed class ProgramLog : ILogEventSink, IDisposable
{
    private readonly string _home;
    private readonly TimeProvider _clock;
    private readonly Action<string> _notice;
    private readonly Lock _writing = new();
    private readonly List<(LogComponent Component, LogEvent Line)> _waiting = [];
    private readonly MessageTemplateParser _parser = new();
    private LoggingSettings _settings;
    private LogFiles? _files;
    private bool _silent;

    /// <param name="notice">Told once, when the disk refuses.</param>
    public ProgramLog(string home, LoggingSettings settings, TimeProvider clock, Action<string> notice) =>
        (_home, _settings, _clock, _notice) = (home, settings, clock, notice);

    /// <summary>For what logs through Serilog itself, such as the dashboard's server: warnings and errors.</summary>
    public Logger ForServer() => new LoggerConfiguration().MinimumLevel.Warning().WriteTo.Sink(this).CreateLogger();

    /// <summary>Another level, size and age from here on.</summary>
    public void Follow(LoggingSettings settings) => _settings = settings;

    /// <param name="template">Names in braces stand for the values, in their order.</param>
    public void Write(LogComponent component, LogDetail level, string template, params ReadOnlySpan<object?> values) =>
        Write(component, level, null, template, values);

    public void Write(LogComponent component, LogDetail level, Exception? error, string template, params ReadOnlySpan<object?> values)
    {
        if (_silent || level < _settings.Level) return;
        MessageTemplate message = _parser.Parse(template);
        var properties = new List<LogEventProperty>();
        foreach (PropertyToken token in message.Tokens.OfType<PropertyToken>())
            properties.Add(new LogEventProperty(token.PropertyName, new ScalarValue(values[properties.Count])));
        Keep(component, new LogEvent(_clock.GetUtcNow(), LevelOf(level), error, message, properties));
    }

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        if (!_silent && logEvent.Level >= LevelOf(_settings.Level)) Keep(LogComponent.Application, logEvent);
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _files?.Dispose();
            _silent = true;
        }
    }

    private void Keep(LogComponent component, LogEvent line)
    {
        lock (_writing)
        {
            if (_silent) return;
            _waiting.Add((component, line));
            try
            {
                if (_files is null && !HoldsSomething()) return;
                _files ??= new LogFiles(new LogFolder(_home).FullPath);
                foreach ((LogComponent of, LogEvent waiting) in _waiting)
                    _files.Write(of, waiting, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), _settings.MaxFileMegabytes * 1_000_000L, _settings.KeepDays);
                _waiting.Clear();
            }
            catch (Exception e) when (Refusal(e) is not null)
            {
                _silent = true;
                _notice($"Nothing more is logged: {Refusal(e)}");
            }
        }
    }

    private bool HoldsSomething() => Directory.Exists(_home) && Directory.EnumerateFileSystemEntries(_home).Any();

    // Serilog wraps what a file refuses.
    private static string? Refusal(Exception e) => e switch
    {
        IOException or UnauthorizedAccessException => e.Message,
        AggregateException { InnerExceptions: [.., var inner] } => Refusal(inner),
        _ => e.InnerException is { } within ? Refusal(within) : null,
    };

    private static LogEventLevel LevelOf(LogDetail level) => level switch
    {
        LogDetail.Debug => LogEventLevel.Debug,
        LogDetail.Information => LogEventLevel.Information,
        LogDetail.Warning => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };
}
