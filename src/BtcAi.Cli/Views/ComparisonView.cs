using BtcAi.Experiments.Evaluations;
using BtcAi.Simulation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>Agents of several runs, bucket by bucket.</summary>
internal static class ComparisonView
{
    public static IEnumerable<IRenderable> Of(IReadOnlyList<ComparedAgent> agents)
    {
        foreach (IGrouping<Bucket, ComparedAgent> bucket in agents.GroupBy(a => a.Bucket))
        {
            yield return new Markup($"[bold]{bucket.Key}[/], each agent on its own run's test range, after costs");
            yield return TableOf(bucket);
            foreach (ComparedAgent agent in bucket.Skip(1))
            {
                string settings = agent.Differs.Count == 0 ? "the same settings" : string.Join(", ", agent.Differs);
                yield return new Text($"{agent.Run}: {settings}; {agent.CommonDays} days in common" +
                    (agent.Differences.Count == 0 ? ", too few to compare." : "."));
                if (agent.Differences.Count > 0) yield return EvaluationView.Differences("Less", agent.Differences);
            }
        }
        foreach (string opened in agents.Where(a => a.HoldOut is not null).GroupBy(a => a.HoldOut!.Sentence, a => a.Run).Select(told => $"{string.Join(", ", told.Distinct())}: {told.Key}"))
            yield return new Markup($"[yellow]{Markup.Escape(opened)}[/]");
        yield return new Text("A difference is told apart from luck where its 95 % interval leaves out 0; comparing many runs finds such by chance.");
    }

    private static FittedTable TableOf(IEnumerable<ComparedAgent> agents)
    {
        var table = new FittedTable(
            new FittedColumn("Run", 9, left: true), new("Seed", 4), new("Net return", "Net", 8), new("Price", 5), new("Sharpe", 7), new("Drawdown", "Fall", 6),
            new("Trades", 3), new("Candles", 2, left: true));
        foreach (ComparedAgent a in agents)
        {
            table.AddRow(
                a.Run, $"{a.Seed}", Figures.Percent(a.Report.NetReturn), Figures.Percent(a.Report.HoldReturn), Figures.Number(a.Report.Sharpe),
                Figures.Percent(a.Report.MaximumDrawdown), Figures.Count(a.Report.Trades), a.Candles);
        }
        return table;
    }
}
