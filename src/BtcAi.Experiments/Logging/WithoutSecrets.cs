using Serilog.Events;
using Serilog.Formatting;

namespace BtcAi.Experiments.Logging;

/// <summary>Another formatter's lines, with <see cref="Secrets"/> taken out, stack traces included.</summary>
internal sealed class WithoutSecrets(ITextFormatter within) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter();
        within.Format(logEvent, line);
        output.Write(Secrets.Hide($"{line}"));
    }
}
