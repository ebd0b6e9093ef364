using BtcAi.Foundation;

namespace BtcAi.Cli.Hosting;

/// <summary>What the process returns to its caller.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>A fault of the program; the stack trace is in a file.</summary>
    public const int OurFault = 1;

    /// <summary>Arguments, settings or files that cannot be used.</summary>
    public const int UserMistake = 2;

    /// <summary>Disk or network trouble, or a damaged file.</summary>
    public const int World = 3;

    /// <summary>Stopped by Ctrl+C, or by whoever started the job.</summary>
    public const int Interrupted = JobFolder.Interrupted;
}
