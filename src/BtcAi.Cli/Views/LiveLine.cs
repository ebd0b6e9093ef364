using System.Diagnostics;
using Spectre.Console;

namespace BtcAi.Cli.Views;

/// <summary>One line that rewrites itself on a terminal, at most twice a second; elsewhere there is none.</summary>
internal sealed class LiveLine(IAnsiConsole console)
{
    private const int BarWidth = 24;

    private readonly bool _live = console.Profile.Out.IsTerminal;
    private long _lastDrawn;

    /// <summary>Whether it is time to draw it anew.</summary>
    public bool IsDue => _live && (Stopwatch.GetTimestamp() - _lastDrawn) * 2 >= Stopwatch.Frequency;

    private int Width => Math.Max(20, console.Profile.Width - 1);

    public static string Bar(double progress)
    {
        int filled = (int)(BarWidth * Math.Clamp(progress, 0, 1));
        return new string('━', filled) + new string('─', BarWidth - filled);
    }

    /// <summary>Shows as many of the parts as the line has room for.</summary>
    public void Draw(string[] parts)
    {
        _lastDrawn = Stopwatch.GetTimestamp();
        int fit = parts.Length;
        while (fit > 1 && parts.Take(fit).Sum(part => part.Length) > Width) fit--;
        string line = string.Concat(parts.Take(fit));
        // Back at the start, a ^C that the terminal echoes stays on this line and goes with it.
        console.Profile.Out.Writer.Write('\r' + (line.Length > Width ? line[..Width] : line.PadRight(Width)) + '\r');
        console.Profile.Out.Writer.Flush();
    }

    /// <summary>Takes it away, so that what is said next starts on a clean line.</summary>
    public void Erase()
    {
        if (_live) console.Profile.Out.Writer.Write('\r' + new string(' ', Width) + '\r');
    }
}
