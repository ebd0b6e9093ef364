using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Hosting;

/// <summary>The one place where an exception becomes an exit code and a few sentences.</summary>
public sealed class FailureReport(TextWriter error, string home, TimeProvider clock)
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Tell(Exception e)
    {
        switch (e)
        {
            case UserMistakeException mistake:
                foreach (Problem problem in mistake.Problems) error.WriteLine(Line(problem));
                // A file that is damaged is nothing that was typed, whoever found it.
                return mistake.Problems.All(problem => problem.Code == DiskErrors.Damaged) ? ExitCode.World : ExitCode.UserMistake;
            case OperationCanceledException:
                error.WriteLine("Interrupted.");
                return ExitCode.Interrupted;
            case WorldException world:
                error.WriteLine($"{world.Message} [{world.Code}]");
                return ExitCode.World;
            case IOException or UnauthorizedAccessException:
                error.WriteLine($"{e.Message} [{DiskErrors.Refused}]");
                return ExitCode.World;
            default:
                error.WriteLine($"That was our fault: {e.Message} {Keep(e)} [{CommandErrors.OurFault}]");
                return ExitCode.OurFault;
        }
    }

    /// <summary>A problem as it is told: its sentences, then its code.</summary>
    public static string Line(Problem problem) => $"{problem.Text} [{problem.Code}]";

    private string Keep(Exception e)
    {
        string path = Path.Combine(home, "logs", $"fault-{clock.GetUtcNow():yyyyMMdd-HHmmss-fff}.txt");
        try
        {
            AtomicFile.WriteText(path, e + Environment.NewLine);
            return $"Details for a report are in {path}.";
        }
        catch (Exception trouble) when (trouble is WorldException or IOException or UnauthorizedAccessException)
        {
            return $"The details could not be saved ({trouble.Message}):{Environment.NewLine}{e}";
        }
    }
}
