using System.Text;
using Spectre.Console;

namespace BtcAi.Cli.Hosting;

/// <summary>Where a console draws through a <see cref="ProgressWriter"/>; all else is as if it drew on the writer within.</summary>
internal sealed class ProgressOutput(ProgressWriter writer) : IAnsiConsoleOutput
{
    private readonly AnsiConsoleOutput _within = new(writer.Inner);

    public TextWriter Writer => writer;
    public bool IsTerminal => _within.IsTerminal;
    public int Width => _within.Width;
    public int Height => _within.Height;

    public void SetEncoding(Encoding encoding) => _within.SetEncoding(encoding);
}
