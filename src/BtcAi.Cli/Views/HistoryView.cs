using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Store;
using BtcAi.Experiments.TrackRecords;
using BtcAi.Foundation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>What was judged, how candidates rank, and what became of values of settings.</summary>
internal static class HistoryView
{
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    public static IEnumerable<IRenderable> Of(IReadOnlyList<EvaluationRow> rows)
    {
        if (rows.Count == 0)
        {
            yield return new Text("Nothing has been judged yet; every finished training and every `btcai evaluate` adds to this.");
            yield break;
        }
        yield return Table(rows);
        if (rows.Any(row => row.Source == EvaluationSource.Imported)) yield return new Text("Imported figures are unverified: nobody here knows what they were measured on.");
    }

    public static FittedTable Table(IReadOnlyList<EvaluationRow> rows)
    {
        var table = new FittedTable(
            new FittedColumn("Judged (UTC)", 9, left: true), new FittedColumn("Source", 4, left: true), new FittedColumn("Preset", 6, left: true), new FittedColumn("Bucket", 5, left: true),
            new FittedColumn("Range", 2, left: true), new FittedColumn("Net", 10), new FittedColumn("Holding", "Hold", 9), new FittedColumn("Sharpe", 8),
            new FittedColumn("95 % interval", "95 %", 7), new FittedColumn("Drawdown", "Fall", 6), new FittedColumn("Win rate", "Wins", 3), new FittedColumn("Profit factor", "Factor", 3),
            new FittedColumn("Trades", 1), new FittedColumn("Seed", 4), new FittedColumn("Trials", 3), new FittedColumn("Verdict", 1, left: true));
        foreach (EvaluationRow row in rows)
        {
            bool imported = row.Source == EvaluationSource.Imported;
            table.AddRow(imported ? Dim : Style.Plain, row.MadeMs == 0 ? "–" : Words.Time(row.MadeMs), imported ? "imported, unverified" : $"{row.Source}".ToLowerInvariant(), row.Preset, row.Bucket, Range(row.FromMs, row.ToMs),
                Figures.Percent(row.Net), Figures.Percent(row.Hold), Figures.Number(row.Sharpe), Interval(row.SharpeLow, row.SharpeHigh, v => Figures.Number(v, "0.0")),
                Figures.Percent(row.Drawdown), Figures.Percent(row.WinRate), Figures.Number(row.ProfitFactor), $"{row.Trades}", row.Seed, $"{row.Trials}", Enum.TryParse(row.Light, out EvidenceLight light) ? light.InWords() : row.Light);
        }
        return table;
    }

    public static IEnumerable<IRenderable> Suggest(Suggestions found)
    {
        if (found.Grounds.Count == 0) yield return new Text("Not enough evidence: nothing has been judged yet. Train with --preset NAME and several --seed.");
        foreach (Suggestion suggestion in found.Grounds)
        {
            Ground on = suggestion.Ground;
            yield return new Text($"{on.Bucket} on {Path.GetFileName(on.Candles)}, {Range(on.FromMs, on.ToMs)}; {string.Join(", ", on.Costs.Split(' ').Take(2))}");
            var table = new FittedTable(
                new FittedColumn("Rank", 10, left: true), new FittedColumn("Settings", 9, left: true), new FittedColumn("Judged", "n", 8), new FittedColumn("Seeds", 5),
                new FittedColumn(NameOf(found.By), 8), new FittedColumn("Median net", "Net", 7), new FittedColumn("Mean, 95 %", "95 %", 6), new FittedColumn("Holding", "Hold", 6), new FittedColumn("Trials", 3), new FittedColumn("Latest run", 2, left: true));
            foreach (Candidate c in suggestion.Candidates)
            {
                table.AddRow(c.Rank is { } rank ? $"{rank}" : "–", NameOf(c), $"{c.Evaluations}", $"{c.Seeds.Count}", found.By is RankBy.Drawdown or RankBy.WinRate ? Figures.Percent(c.Figure) : Figures.Number(c.Figure),
                    Figures.Percent(c.Net.Median), Interval(c.Net.Low, c.Net.High, v => Figures.Percent(v)), Figures.Percent(c.Hold), $"{c.Trials}", c.Run);
            }
            yield return table;
            yield return new Rows(suggestion.Candidates.Select(c => new Text($" {NameOf(c)}: {c.Evidence}")));
            if (suggestion.Caution is { } caution) yield return new Text(caution);
        }
        if (found.Grounds.SelectMany(g => g.Candidates).Any(c => c.Preset.Length == 0))
            yield return new Text("Settings without a preset become one with: btcai presets create NAME --from RUN");
        if (found.Imported.Count == 0) yield break;
        yield return new Text("Imported, unverified, never ranked:");
        yield return Table(found.Imported);
    }

    public static IEnumerable<IRenderable> Values(string key, IReadOnlyList<TriedValue> values)
    {
        if (values.Count == 0)
        {
            yield return new Text($"Nothing that has been judged tells of {key} yet.");
            yield break;
        }
        var table = new FittedTable(
            new FittedColumn(key, 9, left: true), new FittedColumn("Judged", "n", 8), new FittedColumn("Median over holding", "Median", 7), new FittedColumn("Mean, 95 %", "95 %", 6),
            new FittedColumn("Sharpe", 4), new FittedColumn("Stretches", 3), new FittedColumn("Evidence", 5, left: true));
        foreach (TriedValue value in values)
        {
            table.AddRow(value.Text, $"{value.Excess.Count}", Figures.Percent(value.Excess.Median), Interval(value.Excess.Low, value.Excess.High, v => Figures.Percent(v)),
                Figures.Number(value.Sharpe.Median), $"{value.Grounds}", value.Evidence);
        }
        yield return table;
        yield return new Text("Other settings differed as well: this shows what went together, not what caused it.");
    }

    public static IEnumerable<IRenderable> Differing(int evaluations, int compared, IReadOnlyList<SettingDifference> differing)
    {
        if (differing.Count == 0)
        {
            yield return new Text(compared == 0
                ? $"Not enough evidence: of {evaluations} independent evaluations no two values of any setting have {Suggestions.FewestEvaluations} each on the same candles and costs."
                : $"Not enough evidence: {compared} pairs of values were compared, and none differs by more than chance explains after that many comparisons.");
            yield break;
        }
        var table = new FittedTable(
            new FittedColumn("Setting", 9, left: true), new FittedColumn("Better", 8, left: true), new FittedColumn("Worse", 8, left: true), new FittedColumn("Judged", "n", 6, Left: true),
            new FittedColumn("Difference", 7), new FittedColumn("Interval", 6), new FittedColumn("On", 2, left: true));
        foreach (SettingDifference d in differing)
        {
            table.AddRow(d.Key, d.Better, d.Worse, $"{d.BetterCount}, {d.WorseCount}", Figures.Percent(d.Difference), Interval(d.Low, d.High, v => Figures.Percent(v)),
                $"{d.Ground.Bucket}, {Range(d.Ground.FromMs, d.Ground.ToMs)}");
        }
        yield return table;
        yield return new Text($"Intervals are widened for {compared} comparisons. Settings that were changed together cannot be told apart: try one alone, with several seeds.");
    }

    private static string NameOf(Candidate c) => c.Preset.Length > 0 ? $"{c.Preset} ({c.Settings[..6]})" : $"no preset ({c.Settings[..6]})";

    private static string NameOf(RankBy by) => by switch
    {
        RankBy.ProfitFactor => "Profit factor",
        RankBy.WinRate => "Win rate",
        _ => $"{by}",
    };

    private static string Range(long? from, long? to) => from is { } a && to is { } b ? $"{Words.Time(a)[..10]} to {Words.Time(b)[..10]}" : "";

    private static string Interval(double? low, double? high, Func<double?, string> write) => low is null || high is null ? "–" : $"{write(low)} … {write(high)}";
}
