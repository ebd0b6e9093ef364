using static BtcAi.Simulation.KnownMarkets.KnownMarketRules;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// Value iteration on V(z,p) = max_a [pos_a·μ(z) − c·|pos_a − pos_p| + γ·E V(z',a)], stopped by MacQueen's bounds:
/// V lies within γ/(1−γ) times the spread of the last change, which shrinks as fast as the chain forgets.
/// </summary>
public static class DynamicProgramme
{
    /// <summary>Largest error of a value, as a fraction of the stake.</summary>
    private const double Tolerance = 1e-12;

    private const double Horizon = Gamma / (1 - Gamma);

    /// <param name="chain">The market.</param>
    /// <param name="cost">Fraction paid per unit of change in position.</param>
    public static KnownMarketOptimum Solve(MarkovChain chain, double cost)
    {
        double[][] values = NewTable(chain), worth = NewTable(chain);
        double least, most;
        do
        {
            LookAhead(chain, values, worth);
            (least, most) = Improve(worth, cost, values);
        }
        while (Horizon * (most - least) > Tolerance);

        foreach (double[] column in values)
            for (int i = 0; i < column.Length; i++) column[i] += Horizon * (least + most) / 2;
        LookAhead(chain, values, worth);
        return new KnownMarketOptimum(chain, cost, worth);
    }

    private static double[][] NewTable(MarkovChain chain) =>
        [.. Enumerable.Range(0, Positions.Length).Select(_ => new double[chain.Count])];

    /// <summary>worth[a][z] = pos_a·μ(z) + γ·E values[a][z'].</summary>
    private static void LookAhead(MarkovChain chain, double[][] values, double[][] worth)
    {
        for (int a = 0; a < worth.Length; a++)
            for (int i = 0; i < chain.Count; i++)
                worth[a][i] = Positions[a] * chain.Drifts[i] + Gamma * chain.Expect(i, values[a]);
    }

    /// <summary>values[p][z] = max_a worth[a][z] − c·|pos_a − pos_p|; returns the smallest and largest change.</summary>
    private static (double Least, double Most) Improve(double[][] worth, double cost, double[][] values)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int p = 0; p < values.Length; p++)
        {
            double[] column = values[p];
            for (int i = 0; i < column.Length; i++)
            {
                double best = double.NegativeInfinity;
                for (int a = 0; a < worth.Length; a++)
                    best = Math.Max(best, worth[a][i] - cost * Math.Abs(Positions[a] - Positions[p]));
                double change = best - column[i];
                (least, most) = (Math.Min(least, change), Math.Max(most, change));
                column[i] = best;
            }
        }
        return (least, most);
    }
}
