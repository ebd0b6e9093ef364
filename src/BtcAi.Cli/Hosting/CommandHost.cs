using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Hosting;

/// <summary>Parses, gives each command its context, and turns every way to end into an exit code.</summary>
public sealed class CommandHost(TextWriter output, ProgressWriter error, TimeProvider clock, CancellationToken stop)
{
    private readonly GlobalOptions _options = new();

    public CommandHost(TextWriter output, TextWriter error, TimeProvider clock, CancellationToken stop = default)
        : this(output, new ProgressWriter(error), clock, stop) { }

    /// <summary>Makes <paramref name="execute"/> what <paramref name="command"/> does.</summary>
    public void Attach(Command command, Func<ParseResult, CommandContext, int> execute) => AttachGathering(command, (parse, context) =>
    {
        context.Problems.ThrowIfAny();
        return execute(parse, context);
    });

    /// <summary>The same for a command that adds its own problems to those of the context, and throws them all before it acts.</summary>
    public void AttachGathering(Command command, Func<ParseResult, CommandContext, int> execute) =>
        command.SetAction(parse => Execute(parse, execute));

    public int Run(RootCommand root, string[] args)
    {
        _options.AddTo(root);
        var parse = root.Parse(args.Length == 0 ? ["--help"] : args);
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (parse.Action is not ParseErrorAction mistake) return parse.Invoke(configuration);
        mistake.ShowHelp = false;
        using var said = new StringWriter();
        configuration.Output = configuration.Error = said;
        parse.Invoke(configuration);
        foreach (string line in $"{said}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            error.WriteLine(line);
        var context = new CommandContext(_options, parse, output, error, clock, CancellationToken.None);
        foreach (Problem problem in context.Problems.Spelled) error.WriteLine(FailureReport.Line(problem));
        error.WriteLine($"--help after any command explains it. [{CommandErrors.Unparsed}]");
        using var log = CommandLog.Start(context);
        return log.End(ExitCode.UserMistake);
    }

    private int Execute(ParseResult parse, Func<ParseResult, CommandContext, int> execute)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        var context = new CommandContext(_options, parse, output, error, clock, cancellation.Token);
        using var log = CommandLog.Start(context);
        try
        {
            return log.End(execute(parse, context));
        }
        catch (Exception e)
        {
            return log.End(new FailureReport(error, context.Home, clock).Tell(e), e);
        }

        // The first signal asks the command to finish what it is doing; a second one ends the process.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        }
    }
}
