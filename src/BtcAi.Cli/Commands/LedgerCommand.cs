using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai ledger</c>: every look that was ever taken at any candles.</summary>
public static class LedgerCommand
{
    private const int UsuallyShown = 20, MostShown = 10_000;

    public static Command Build(CommandHost host)
    {
        var candles = new Option<string?>("--candles") { HelpName = "NAME", Description = "Only looks at these candles" };
        var limit = new Option<string?>("--limit") { HelpName = "N", Description = $"Looks shown, the last ones [default: {UsuallyShown}]" };
        var command = new Command("ledger", "Every look that was ever taken at any candles: the count behind deflated figures") { candles, limit };
        host.AttachGathering(command, (parse, context) =>
        {
            int shown = WholeNumber.Read(parse, limit, 1, MostShown, UsuallyShown, context.Problems);
            context.Problems.ThrowIfAny();
            string? name = parse.GetValue(candles);
            IReadOnlyList<LedgerEntry> whole = context.Ledger.Read(out int damaged);
            if (damaged > 0 && whole.Count == 0) throw new DamagedFileException(DiskErrors.Damaged, context.Ledger.FilePath, "none of its lines can be read; restore it from a backup");
            if (damaged > 0) context.Progress.WriteLine($"{HoldOutOpenings.Unread(damaged)} and {(damaged == 1 ? "is" : "are")} not counted.");
            LedgerEntry[] entries = [.. whole.Where(e => name is null || e.Candles == name)];
            if (entries.Length == 0 && whole.Count > 0)
                throw new UserMistakeException(CommandErrors.OptionValue, $"--candles is {name}, and no look at such candles is written down; there are {string.Join(", ", whole.Select(e => e.Candles).Distinct().Order(StringComparer.Ordinal))}.");
            context.Result(entries, all => [all.Length == 0 ? new Text("No look has been written down yet; training and backtests of agents do.") : TableOf(all, shown), Summary(all, shown)]);
            return ExitCode.Done;
        });
        return command;
    }

    private static FittedTable TableOf(LedgerEntry[] entries, int shown)
    {
        var table = new FittedTable(
            new FittedColumn("When (UTC)", 9, left: true), new FittedColumn("What", 8, left: true), new FittedColumn("Bucket", 7, left: true), new FittedColumn("Candles", 4, left: true),
            new FittedColumn("Judged range", 5, left: true), new("Seed", 3), new("Net", 6), new("Sharpe a year", "Sharpe", 2));
        foreach (LedgerEntry e in entries.TakeLast(shown))
        {
            table.AddRow(
                $"{e.Time:yyyy-MM-dd HH:mm}", $"{e.Kind}", $"{e.Bucket}", e.Candles, $"{Words.Time(e.FromMs)[..10]} – {Words.Time(e.ToMs)[..10]}",
                $"{e.Seed}", Figures.Percent(e.NetReturn), Figures.Number(e.DailySharpe * Math.Sqrt(365)));
        }
        return table;
    }

    private static string Opened(IEnumerable<LedgerEntry> looks) => TrialLedger.OpeningsAmong(looks) is { } opened ? " " + opened.Sentence : "";

    private static Text Summary(LedgerEntry[] entries, int shown)
    {
        var lines = entries.GroupBy(e => e.Candles).Select(group =>
        {
            int looks = group.Count(), trials = group.DistinctBy(e => e.Trial).Count();
            return $"{group.Key}: {trials} {(trials == 1 ? "trial" : "trials")} in {looks} {(looks == 1 ? "look" : "looks")}, " +
                $"the best Sharpe {Figures.Number(group.Max(e => e.DailySharpe) * Math.Sqrt(365))} a year.{Opened(group)}";
        });
        return new Text(string.Join(Environment.NewLine, lines.Append(
            entries.Length > shown ? $"The last {shown} of {entries.Length} looks are shown; --limit shows more, --json all of them." : "")).TrimEnd());
    }
}
