using System.CommandLine;
using BtcAi.Cli.Commands;
using BtcAi.Cli.Hosting;

namespace BtcAi.Cli;

/// <summary>The whole command line at a glance.</summary>
public static class Program
{
    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs one command line; what the commands say goes to the two writers.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var host = new CommandHost(output, error, TimeProvider.System);
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
            LibraryCommand.Build(host),
            ConfigCommand.Build(host),
            ErrorsCommand.Build(host),
            BenchCommand.Build(host),
        };
        return host.Run(root, args);
    }
}
