using System.CommandLine;
using System.Globalization;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Compute;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Html;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Reports;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai evaluate</c>: how sure the figures of a run's agents are, and what it takes to break them.</summary>
public static class EvaluateCommand
{
    private const string WalkForward = "walk-forward", CrossValidated = "cpcv";
    private const int MostSeeds = 100, MostFolds = 100, MostGroups = 30, MostTrainings = 100;

    public static Command Build(CommandHost host)
    {
        var run = new Argument<string>("RUN") { Description = "A run: its id, the beginning of one, or latest" };
        var bucket = new Option<string?>("--bucket") { HelpName = "B", Description = "This agent only [default: every finished one]" };
        var scheme = new Option<string>("--scheme") { HelpName = "S", Description = "test: the run's test range; besides, trained anew: walk-forward: folds; cpcv: combinatorial purged cross-validation", DefaultValueFactory = _ => "test" };
        var folds = new Option<string>("--folds") { HelpName = "N", Description = "Folds of the walk-forward, the latest", DefaultValueFactory = _ => "4" };
        var groups = new Option<string>("--groups") { HelpName = "N", Description = "Groups that cpcv cuts the candles into", DefaultValueFactory = _ => "6" };
        var held = new Option<string>("--held") { HelpName = "K", Description = "Groups that cpcv holds back at a time", DefaultValueFactory = _ => "2" };
        var open = new Option<bool>("--open-holdout") { Description = "Judge the agents on the hold-out too; written down for good, and told in every later report" };
        var seeds = new Option<string>("--seeds") { HelpName = "N", Description = "Trainings that differ in the seed alone, the run's own included", DefaultValueFactory = _ => "1" };
        var also = new Option<string[]>("--also") { HelpName = "FILE|NAME", Description = "Candles of another market that the agents never saw, as wide as theirs or narrower; may be repeated" };
        var page = new Option<string?>("--html") { HelpName = "FILE", Description = "Write the whole evaluation there as one page that works offline" };
        var command = new Command("evaluate", "How sure the figures are: intervals, trials, stress, seeds, folds, paths, the hold-out") { run, bucket, scheme, folds, groups, held, seeds, also, open, page };
        host.Attach(command, (parse, context) =>
        {
            var problems = new Problems();
            RunRecord? record = problems.Catch(() => context.Runs.Find(parse.GetRequiredValue(run)));
            string chosen = parse.GetValue(scheme)!;
            if (chosen is not ("test" or WalkForward or CrossValidated)) problems.Add(CommandErrors.OptionValue, $"--scheme is {chosen}; it must be test, {WalkForward} or {CrossValidated}.");
            else foreach (Option<string> option in new[] { folds, groups, held }) Belongs(parse, option, option == folds ? WalkForward : CrossValidated, chosen, problems);
            int trained = Number(parse.GetValue(seeds)!, "--seeds", MostSeeds, problems), rolled = Number(parse.GetValue(folds)!, "--folds", MostFolds, problems);
            IReadOnlyList<Bucket> finished = BucketName.FinishedOf(parse.GetValue(bucket), record, problems);
            (int cut, int kept) = Cut(parse.GetValue(groups)!, parse.GetValue(held)!, problems);
            bool opens = parse.GetValue(open);
            if (opens && record is { Settings.Evaluation.HoldoutShare: 0 })
            {
                problems.Add(CommandErrors.OptionValue,
                    $"--open-holdout: run {record.Id} was trained without a hold-out (evaluation.holdout_share is 0); leave it out, or train with --set evaluation.holdout_share=0.1.");
            }
            CandleSeries?[] strange = [.. (parse.GetValue(also) ?? []).Select(choice => problems.Catch(() => CandleChoice.Load(choice, context.Library)))];
            string? file = parse.GetValue(page);
            if (file is not null && (file.Length == 0 || Directory.Exists(file)))
                problems.Add(CommandErrors.NotAFile, $"--html is \"{file}\"; it must be a file to write, such as evaluation.html.");
            problems.ThrowIfAny();
            bool crossed = chosen == CrossValidated;
            return Execute(context, file, record!, new EvaluationPlan(
                parse.GetValue(bucket) is null ? null : finished[0], trained, chosen == WalkForward ? rolled : 0, crossed ? cut : 0, crossed ? kept : 0,
                [.. strange.OfType<CandleSeries>()], opens ? CandleChoice.LoadWhole(record!, context.Library) : null));
        });
        return command;
    }

    /// <summary>What one scheme alone takes must not be passed over in silence beside another.</summary>
    private static void Belongs(ParseResult parse, Option<string> option, string scheme, string chosen, Problems problems)
    {
        if (parse.GetResult(option) is { Implicit: false } && chosen != scheme)
            problems.Add(CommandErrors.OptionsExclude, $"{option.Name} belongs to --scheme {scheme}, and the scheme is {chosen}; leave it out, or add --scheme {scheme}.");
    }

    private static int Execute(CommandContext context, string? page, RunRecord record, EvaluationPlan plan)
    {
        CandleSeries candles = CandleChoice.LoadFor(record, context.Library);
        var evaluator = new Evaluator(
            record, context.Runs, candles, context.Ledger, new CpuKernels(), context.Clock, CommandContext.Version,
            line => context.Progress.WriteLine(line), context.Cancellation);
        EvaluationReport report = evaluator.Run(plan with { Strange = Elsewhere(plan.Strange, candles, record) });
        context.Runs.Keep(EvaluationHistory.Of(report, record));
        if (page is not null)
        {
            AtomicFile.WriteText(page, EvaluationPage.Write(report));
            context.Progress.WriteLine($"Written to {Path.GetFullPath(page)}");
        }
        context.Result(report, EvaluationView.Of);
        return ExitCode.Done;
    }

    /// <summary>Candles of other markets in the judged time, narrower ones joined until they are as wide as those of the training.</summary>
    private static CandleSeries[] Elsewhere(IReadOnlyList<CandleSeries> strange, CandleSeries candles, RunRecord record)
    {
        var problems = new Problems();
        PerformanceReport[] judged = [.. record.Buckets.Select(b => b.Report?.Agent).OfType<PerformanceReport>()];
        (DateTimeOffset from, DateTimeOffset to) = (judged.Max(r => r.Start), judged.Min(r => r.End));
        string market = MarketMarks.Of(candles);
        foreach (CandleSeries other in strange)
        {
            if (candles.IntervalMs % other.IntervalMs != 0)
            {
                problems.Add(CandleErrors.Interval,
                    $"--also {other.Name} has candles of {Words.Interval(other.IntervalMs)}, and the agents were trained on {Words.Interval(candles.IntervalMs)}: narrower ones can be joined, these " +
                    $"cannot be split. Judge agents that were trained on {Words.Interval(other.IntervalMs)} there; `btcai data import FILE --interval {other.IntervalMs / 60_000}` makes such candles.");
            }
            if (other.Fingerprint == candles.Fingerprint || MarketMarks.Share(MarketMarks.Of(other), market))
                problems.Add(CommandErrors.OptionValue, $"--also {other.Name} is the market that the agents were trained on, by the closes of its days; give candles of another one.");
            else if (other.Between(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).Count == 0)
            {
                problems.Add(CandleErrors.TooFew,
                    $"--also {other.Name} covers {Words.Time(other.OpenTimeMs[0])[..10]} to {Words.Time(other.OpenTimeMs[^1])[..10]}, and the agents are judged on {from:yyyy-MM-dd} to {to:yyyy-MM-dd}: " +
                    "give candles of that time, or train on candles that end when these do (--to).");
            }
        }
        problems.ThrowIfAny();
        return [.. strange.Select(other => other.Resample(candles.IntervalMs))];
    }

    /// <summary>Groups, and how many of them are held back.</summary>
    private static (int Groups, int Held) Cut(string groups, string held, Problems problems)
    {
        int before = problems.Count, cut = Number(groups, "--groups", MostGroups, problems), kept = Number(held, "--held", MostGroups - 1, problems);
        if (problems.Count > before) return (cut, kept);
        if (kept >= cut)
        {
            problems.Add(CommandErrors.OptionValue,
                $"--groups is {cut} and --held {kept}; at least one group must be left to train on: hold back {Math.Max(1, cut - 1)} at the most, or make more groups.");
        }
        else if (CrossValidation.CountOf(cut, kept) is var trainings and > MostTrainings)
        {
            problems.Add(CommandErrors.OptionValue,
                $"--groups {cut} with --held {kept} takes {trainings} trainings per bucket; at most {MostTrainings} are done. Hold back fewer, or make fewer groups: 6 and 2 take 15.");
        }
        return (cut, kept);
    }

    private static int Number(string text, string name, int most, Problems problems)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= most) return value;
        problems.Add(CommandErrors.OptionValue, $"{name} is {text}; it must be a whole number from 1 to {most}.");
        return 1;
    }
}
