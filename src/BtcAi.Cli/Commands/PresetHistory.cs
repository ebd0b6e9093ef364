using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;
using BtcAi.Experiments.TrackRecords;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai presets history</c>, <c>suggest</c> and <c>parameters</c>: what was tried, and what came of it.</summary>
internal static class PresetHistory
{
    private static readonly (string Text, RankBy By)[] Ranks =
        [("profit-factor", RankBy.ProfitFactor), ("drawdown", RankBy.Drawdown), ("win-rate", RankBy.WinRate), ("sharpe", RankBy.Sharpe), ("goal", RankBy.Goal)];

    public static Command History(CommandHost host)
    {
        var name = new Argument<string?>("NAME") { Description = "A preset [default: everything ever judged]", Arity = ArgumentArity.ZeroOrOne };
        var history = new Command("history", "Every judgement: out of sample, after costs, beside holding") { name };
        host.Attach(history, (parse, context) =>
        {
            IReadOnlyList<EvaluationRow> rows = context.Runs.Evaluations();
            if (parse.GetValue(name) is { } wanted) rows = RowsOf(wanted, rows, context);
            context.Result(rows, HistoryView.Of);
            return ExitCode.Done;
        });
        return history;
    }

    // A preset that is gone, or that only a file knew, still has a history.
    private static IReadOnlyList<EvaluationRow> RowsOf(string name, IReadOnlyList<EvaluationRow> rows, CommandContext context)
    {
        string[] known = [.. rows.Select(row => row.Preset).Where(p => p.Equals(name, StringComparison.OrdinalIgnoreCase)).Distinct()];
        if (!context.Presets.List().Any(p => p.IsCalled(name)) && known.Length > 0)
            return [.. rows.Where(row => known.Contains(row.Preset))];
        Preset preset = context.Presets.Find(name);
        var record = TrackRecord.Of(rows, preset.Name, preset.Hash);
        return [.. record.Imported, .. record.Earlier, .. record.Evaluations];
    }

    public static Command Suggest(CommandHost host)
    {
        Option<string?> bucket = BucketOption();
        var by = new Option<string>("--by") { HelpName = "M", Description = "profit-factor, drawdown, win-rate, sharpe or goal", DefaultValueFactory = _ => "sharpe" };
        var suggest = new Command("suggest", "Which settings did best where they can be compared, and whether that is evidence") { bucket, by };
        host.AttachGathering(suggest, (parse, context) =>
        {
            string wanted = parse.GetValue(by)!;
            if (Ranks.All(r => r.Text != wanted)) context.Problems.Add(CommandErrors.OptionValue, $"--by is {wanted}; choose from {string.Join(", ", Ranks.Select(r => r.Text))}.");
            string? only = Bucket(parse.GetValue(bucket), context.Problems);
            context.Problems.ThrowIfAny();
            ILookup<string, Preset> presets = context.Presets.List().ToLookup(p => p.Hash);
            var found = Suggestions.Of(context.Runs.Evaluations(), Ranks.First(r => r.Text == wanted).By, only, hash => presets[hash].FirstOrDefault()?.Name);
            context.Result(found, HistoryView.Suggest);
            return ExitCode.Done;
        });
        return suggest;
    }

    public static Command Parameters(CommandHost host)
    {
        var key = new Argument<string?>("KEY") { Description = "A setting, such as model.hidden_size", Arity = ArgumentArity.ZeroOrOne };
        var suggest = new Option<bool>("--suggest") { Description = "The settings whose tried values differ by more than chance explains" };
        Option<string?> bucket = BucketOption();
        var parameters = new Command("parameters", "Which values of a setting were tried, and what came of them") { key, suggest, bucket };
        host.AttachGathering(parameters, (parse, context) =>
        {
            string? name = parse.GetValue(key);
            if (name is null && !parse.GetValue(suggest)) context.Problems.Add(CommandErrors.OptionValue, "Name a setting, such as model.hidden_size, or give --suggest.");
            if (name is not null && parse.GetValue(suggest)) context.Problems.Add(CommandErrors.OptionsExclude, "--suggest looks at all settings; leave KEY out.");
            if (name is not null && SettingsCatalog.Find(name) is null) context.Problems.Add(SettingErrors.Unknown, SettingsCatalog.Unknown(name));
            string? only = Bucket(parse.GetValue(bucket), context.Problems);
            context.Problems.ThrowIfAny();
            var history = new ParameterHistory(context.Runs.Evaluations(), only);
            if (name is not null)
            {
                context.Result(history.Of(name), values => HistoryView.Values(name, values));
                return ExitCode.Done;
            }
            IReadOnlyList<SettingDifference> differing = history.Differing(out int compared);
            context.Result(new { Evaluations = history.Count, Compared = compared, Differing = differing }, d => HistoryView.Differing(d.Evaluations, d.Compared, d.Differing));
            return ExitCode.Done;
        });
        return parameters;
    }

    private static Option<string?> BucketOption() => new("--bucket") { HelpName = "B", Description = "Only this bucket" };

    private static string? Bucket(string? name, Problems problems)
    {
        if (name is null) return null;
        if (BucketName.TryParse(name, out Simulation.Bucket bucket)) return $"{bucket}";
        problems.Add(CommandErrors.OptionValue, BucketName.Refusal(name));
        return null;
    }
}
