using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Market;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai train</c>: candles in, trained buckets and an honest report out.</summary>
public static class TrainCommand
{
    public static Command Build(CommandHost host)
    {
        var options = new TrainOptions();
        var command = new Command("train", "Train the buckets on candles and judge them on candles they never saw");
        options.AddTo(command);
        host.AttachGathering(command, (parse, context) => Execute(options, parse, context));
        return command;
    }

    private static int Execute(TrainOptions options, ParseResult parse, CommandContext context)
    {
        if (options.Resumed(parse, context.Problems) is { } resumed) return Resume(resumed, context);
        using RunFolder folder = Start(options, parse, context);
        return Train(folder, context);
    }

    /// <summary>Goes on with a run that is not finished; of a finished one it shows the report.</summary>
    internal static int Resume(string resumed, CommandContext context)
    {
        if (context.Runs.Find(resumed) is { Status: RunStatus.Finished } finished)
        {
            context.Progress.WriteLine($"Run {finished.Id} is finished already; this is its report. To train more, start a new run.");
            return Report(finished, context);
        }
        using RunFolder folder = context.Runs.Open(resumed);
        return Train(folder, context);
    }

    private static int Train(RunFolder folder, CommandContext context)
    {
        RunRecord record = folder.Record;
        context.Progress.WriteLine($"Run {record.Id}: {record.Candles}, seed {record.Seed}, {record.Threads} threads");
        Remember(record.Id, context);
        var view = new TrainingConsole(context.Progress);
        try
        {
            CandleSeries candles = CandleChoice.LoadFor(record, context.Library);
            new TrainingSession(folder, candles, new CpuKernels(), view, context.Ledger, context.Clock).Run(context.Cancellation);
        }
        catch (Exception e) when (e is not UserMistakeException)
        {
            folder.Save(folder.Record with { Status = RunStatus.Failed, Failure = e.Message });
            throw;
        }
        if (folder.Record.Status == RunStatus.Finished) return Report(folder.Record, context);
        view.Erase();
        context.Notice($"Saved. Go on with: btcai train --resume {record.Id}{context.HomeOption}");
        return ExitCode.Interrupted;
    }

    private static RunFolder Start(TrainOptions options, ParseResult parse, CommandContext context)
    {
        Problems problems = context.Problems;
        SettingsTree? home = problems.Catch(() => context.Settings.Load().Settings);
        TrainRequest request = options.ToRequest(parse, home ?? SettingsTree.Default, context.Presets, problems);
        CandleSeries? candles = problems.Catch(() => CandleChoice.Load(request.Candles, context.Library, request.FromMs, request.ToMs));
        if (candles is not null) CandleDemand.Check(HoldOut.Before(candles, request.Settings.Evaluation), request.Buckets, request.Settings, problems);
        problems.ThrowIfAny();
        context.TellSettings(home!);
        if (request.Preset is { } preset) context.Progress.WriteLine($"Preset {preset.Name} ({preset.Hash})");
        return context.Runs.Create(new RunRecord
        {
            CommandLine = context.CommandLine,
            Candles = request.Candles,
            CandleFingerprint = candles!.Fingerprint,
            FromMs = candles.OpenTimeMs[0],
            ToMs = candles.OpenTimeMs[^1] + candles.IntervalMs,
            Minutes = request.Minutes,
            Seed = context.Seed,
            Threads = context.Threads,
            Settings = request.Settings,
            Preset = request.Preset,
            Version = CommandContext.Version,
            Buckets = [.. request.Buckets.Select(bucket => new BucketRecord { Bucket = bucket })],
        });
    }

    // What is remembered between starts is no reason to stop a training.
    private static void Remember(string run, CommandContext context)
    {
        try
        {
            context.State.Change(state => state with { LastRun = run, LastRunTime = context.Clock.GetUtcNow() });
        }
        catch (WorldException e)
        {
            context.Notice(e.Message);
        }
    }

    private static int Report(RunRecord record, CommandContext context)
    {
        context.Result(record with { HoldOut = context.Ledger.OpeningsOf(record) }, ReportView.Of);
        return ExitCode.Done;
    }
}
