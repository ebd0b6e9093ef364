using System.CommandLine;
using BtcAi.Cli.Commands;
using BtcAi.Cli.Hosting;
using BtcAi.Foundation;

namespace BtcAi.Cli;

/// <summary>The whole command line at a glance.</summary>
public static class Program
{
    public static int Main(string[] args) => Environment.GetEnvironmentVariable(JobFolder.Variable) is { Length: > 0 } folder
        ? JobSession.Run(new JobFolder(folder), (output, error, stop) => Execute(args, output, error, stop))
        : Run(args, Console.Out, Console.Error);

    /// <summary>Runs one command line; what the commands say goes to the two writers.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error) => Execute(args, output, error, CancellationToken.None);

    /// <param name="stop">Asks the command to save and end, as Ctrl+C does.</param>
    private static int Execute(string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var host = new CommandHost(output, error, TimeProvider.System, stop);
        var root = new RootCommand("Trains trading agents on candles and judges them honestly.")
        {
            TrainCommand.Build(host),
            BacktestCommand.Build(host),
            EvaluateCommand.Build(host),
            CompareCommand.Build(host),
            ExplainCommand.Build(host),
            LedgerCommand.Build(host),
            AuditCommand.Build(host),
            ProveCommand.Build(host),
            RunsCommand.Build(host),
            CheckpointsCommand.Build(host),
            PresetsCommand.Build(host),
            LibraryCommand.Build(host),
            RecoverCommand.Build(host),
            DoctorCommand.Build(host),
            LogsCommand.Build(host),
            ConfigCommand.Build(host),
            ErrorsCommand.Build(host),
            BenchCommand.Build(host),
            DashboardCommand.Build(host),
        };
        return host.Run(root, args);
    }
}
