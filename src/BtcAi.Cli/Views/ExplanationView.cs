using BtcAi.Experiments.Explanations;
using BtcAi.Simulation.Rewards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>An explanation as a person reads it: decision by decision, the account, the reward's components, and what happened.</summary>
internal static class ExplanationView
{
    public static IEnumerable<IRenderable> Of(Explanation explanation)
    {
        yield return new Markup($"[bold]{explanation.Bucket}[/] of run {Markup.Escape(explanation.Run)}, replayed over the {explanation.Range} (UTC)");
        foreach (ExplainedStep step in explanation.Steps) yield return new Rows(Lines(step).Select(line => new Text(line)));
        yield return new Text(explanation.Steps.Count == 0
            ? "No decision was made there."
            : "Rewards are in basis points of log growth; components that were 0 are left out.");
    }

    private static IEnumerable<string> Lines(ExplainedStep step)
    {
        yield return $"{Words.Time(step.DecidedMs)} to {Words.Time(step.EndedMs)}: price {Figures.Number(step.Close)}, equity {Figures.Number(step.Equity)}, " +
            $"exposure {Figures.Percent(step.Exposure)}, cap {Figures.Percent(step.Cap, "0")}";
        yield return $"  reward {Points(step.Reward.Total)} = {string.Join(" ", Components(step.Reward))}";
        foreach (string what in step.Events) yield return "  " + what;
    }

    private static IEnumerable<string> Components(RewardLedger reward)
    {
        (string Name, double Value)[] all =
        [
            ("profit", reward.Profit), ("cost", reward.Cost), ("variance", reward.Variance), ("prediction", reward.Prediction),
            ("holding time", reward.HoldingTime), ("drawdown", reward.Drawdown), ("win", reward.Win), ("novelty", reward.Novelty),
            ("loser", reward.Loser), ("goal", reward.Goal),
        ];
        (string Name, double Value)[] shown = [.. all.Where(c => Math.Abs(c.Value) > 5e-8)];
        return shown.Length == 0 ? ["0"] : shown.Select(c => $"{(c.Value < 0 ? "−" : "+")} {c.Name} {Points(Math.Abs(c.Value))}");
    }

    private static string Points(double logGrowth) => Figures.Number(logGrowth * 1e4);
}
