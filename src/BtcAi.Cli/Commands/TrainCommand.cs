using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Safety;
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
        return Train(folder, context) ? Report(folder.Record, context) : ExitCode.Interrupted;
    }

    /// <summary>Goes on with a run that is not finished; of a finished one it shows the report.</summary>
    internal static int Resume(string resumed, CommandContext context)
    {
        RunRecord? finished = context.Runs.Find(resumed);
        if (finished.Status == RunStatus.Finished)
            context.Progress.WriteLine($"Run {finished.Id} is finished already; this is its report. To train more, start a new run.");
        else
            finished = GoOn(resumed, context);
        return finished is null ? ExitCode.Interrupted : Report(finished, context);
    }

    /// <returns>The run once it is finished; null when it was interrupted.</returns>
    internal static RunRecord? GoOn(string id, CommandContext context)
    {
        using RunFolder folder = context.Runs.Open(id);
        return Train(folder, context) ? folder.Record : null;
    }

    /// <returns>Whether it is finished (not merely interrupted).</returns>
    private static bool Train(RunFolder folder, CommandContext context)
    {
        RunRecord record = folder.Record;
        context.Log.Follow(record.Settings.Logging);
        context.Log.Write(LogComponent.Training, LogDetail.Information, "{Run:l} on {Candles:l}, seed {Seed}, {Threads} threads", record.Id, record.Candles, record.Seed, record.Threads);
        context.Progress.WriteLine($"Run {record.Id}: {record.Candles}, seed {record.Seed}, {record.Threads} threads");
        Remember(record.Id, context);
        var view = new TrainingConsole(context.Progress);
        try
        {
            CandleSeries candles = CandleChoice.LoadFor(record, context.Library);
            new TrainingSession(
                folder, candles, new CpuKernels(), new TrainingLog(context.Log, record.Id, view), context.Ledger, context.Clock).Run(context.Cancellation);
        }
        catch (Exception e)
        {
            view.Erase();
            context.Log.Write(LogComponent.Training, LogDetail.Error, e is WorldException or UserMistakeException ? null : e, "{Run:l} ended: {Message:l}", record.Id, e.Message);
            WriteDown(folder, e, context);
            throw;
        }
        context.Log.Write(LogComponent.Training, LogDetail.Information, "{Run:l} is {Status:l}", record.Id, $"{folder.Record.Status}".ToLowerInvariant());
        if (folder.Record.Status == RunStatus.Finished) return true;
        view.Erase();
        context.Notice($"Saved. Go on with: btcai train --resume {record.Id}{context.HomeOption}");
        return false;
    }

    /// <summary>Says in the run why it ended, keeps what helps to understand it, and tells how to go on; a disk that refuses hides nothing.</summary>
    private static void WriteDown(RunFolder folder, Exception why, CommandContext context)
    {
        RunRecord now = folder.Record;
        try
        {
            if (now.Status == RunStatus.Running)
                folder.Save(now with { Status = why is UserMistakeException ? RunStatus.Interrupted : RunStatus.Failed, Failure = why.Message });
            if (why is UserMistakeException) return;
            EmergencyNote.Write(context.Home, folder, why, context.Clock);
            context.Notice($"Where it stood is written down in {EmergencyNote.PathIn(folder.FolderPath)}.");
        }
        catch (Exception e) when (e is WorldException or IOException or UnauthorizedAccessException)
        {
            context.Notice($"Why it ended could not be written down ({e.Message}).");
        }
        context.Notice($"Go on with: btcai recover {now.Id}{context.HomeOption}");
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
