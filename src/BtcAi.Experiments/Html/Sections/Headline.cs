using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Html;

/// <summary>The agent beside its baselines.</summary>
internal static class Headline
{
    private static readonly string[] Columns =
    [
        "Policy", "Net return", "CAGR", "Sharpe", "Sortino", "Drawdown", "Turnover a year", "Cost share", "Exposure",
        "In market", "Trades", "Win rate",
    ];

    public static Part Of(Subject subject)
    {
        var table = new Table("Agent and baselines", subject.Conditions, Columns);
        table.Row("own", Cells(subject.Bucket.Agent));
        foreach (PerformanceReport baseline in subject.Bucket.Baselines) table.Row(Cells(baseline));
        PerformanceReport agent = subject.Bucket.Agent;
        string days = agent.Fills == 0 ? "" :
            $"Best day {Written.Gain(agent.BestDay)}, worst {Written.Gain(agent.WorstDay)}; deepest fall lasted " +
                $"{Written.Length(agent.DrawdownDuration)}" +
            (agent.MedianHolding is { } held
                ? $"; half of the trades were held for {Written.Length(held)} or less" : "") +
            (agent.ProfitFactor is { } factor ? $"; profit factor {Written.Number(factor)}" : "") + ". ";
        return new Part("headline", "Beside its baselines",
        [
            table.Box(),
            Part.Paragraph(days + "Returns are time-weighted and after costs. Cost share is costs over the profit " +
                "before them; exposure the mean " +
                "share of equity in the instrument; turnover counts in and out once as 2."),
        ]);
    }

    private static object?[] Cells(PerformanceReport r) =>
    [
        r.Policy + (r.Ruined ? " (ruined)" : ""), Written.Gain(r.NetReturn), Written.Gain(r.Cagr),
            Written.Number(r.Sharpe), Written.Number(r.Sortino),
        Written.Percent(r.MaximumDrawdown), Written.Number(r.TurnoverPerYear, "0.0"), Written.CostShare(r.CostShare),
        Written.Percent(r.AverageExposure, "0"), Written.Percent(r.TimeInMarket, "0"), Written.Count(r.Trades),
            Written.Percent(r.WinRate, "0"),
    ];
}
