using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>
/// What a combinatorial purged cross-validation found. There is no probability of overfitting of its paths: they are not
/// alternatives of which anyone takes the best, but the same settings judged again.
/// </summary>
/// <param name="Held">Groups held back at a time.</param>
/// <param name="Hold">Holding through all groups, bought once; day by day, from 1.</param>
/// <param name="AboveZero">Share of paths that made money.</param>
/// <param name="AboveHold">Share of paths with a higher net return than holding.</param>
/// <param name="SharpeAboveHold">Share of paths with a higher Sharpe ratio than holding.</param>
/// <param name="SelectedSharpe">Median over the trainings where each was selected.</param>
/// <param name="HeldSharpe">Median over the trainings in each of the groups held back: what was left of it.</param>
public sealed record CrossValidationReport(
    int Groups, int Held, DateOnly FirstDay, IReadOnlyList<CombinationRow> Combinations, IReadOnlyList<PathRow> Paths, DailyCurve Hold,
    CurveFigures HoldFigures, double MedianReturn, double WorstReturn, double? MedianSharpe, double? WorstSharpe, double MedianDrawdown, double WorstDrawdown,
    double AboveZero, double AboveHold, double SharpeAboveHold, double? SelectedSharpe, double? HeldSharpe)
{
    public static CrossValidationReport Of(
        int groups, int held, IReadOnlyList<CombinationRow> combinations, IReadOnlyList<PathRow> paths, DailyIndex hold)
    {
        CurveFigures holding = CurveFigures.Of(hold);
        double[] sharpes = [.. paths.Select(p => p.Figures.Sharpe).OfType<double>()];
        return new CrossValidationReport(
            groups, held, hold.FirstDay, combinations, paths, new DailyCurve("hold", hold.Values), holding,
            Median(paths.Select(p => p.Figures.NetReturn))!.Value, paths.Min(p => p.Figures.NetReturn), Median(sharpes),
            sharpes.Length > 0 ? sharpes.Min() : null, Median(paths.Select(p => p.Figures.MaximumDrawdown))!.Value, paths.Max(p => p.Figures.MaximumDrawdown), Share(p => p.NetReturn > 0), Share(p => p.NetReturn > holding.NetReturn),
            Share(p => (p.Sharpe ?? 0) > (holding.Sharpe ?? 0)), Median(combinations.Select(c => c.ValidationSharpe).OfType<double>()),
            Median(combinations.SelectMany(c => c.Groups).Select(g => g.Sharpe).OfType<double>()));

        double Share(Func<CurveFigures, bool> holds) => paths.Count(p => holds(p.Figures)) / (double)paths.Count;
    }

    private static double? Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
