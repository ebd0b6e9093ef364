namespace BtcAi.Simulation.KnownMarkets;

/// <summary>The best policy of a market: from the state and the position held to the position to hold next.</summary>
public sealed class KnownMarketOptimum
{
    private readonly MarkovChain _chain;
    private readonly double _cost;
    private readonly double[][] _worth;

    /// <param name="chain">Whose states the worth is given for.</param>
    /// <param name="cost">Fraction paid per unit of change in position.</param>
    /// <param name="worth">
    /// By position and grid point: discounted profit from holding that position over the next candle and acting
    /// best afterwards, before the cost of getting into it.
    /// </param>
    public KnownMarketOptimum(MarkovChain chain, double cost, double[][] worth) =>
        (_chain, _cost, _worth) = (chain, cost, worth);

    /// <summary>Number in <see cref="KnownMarketRules.Positions"/> of the best next position; stays put when in doubt.</summary>
    /// <param name="state">An entry of <see cref="KnownMarketPath.State"/>.</param>
    /// <param name="position">Number of the position held.</param>
    public int Act(double state, int position)
    {
        int best = position;
        double bestWorth = Worth(state, position);
        for (int a = 0; a < _worth.Length; a++)
        {
            double worth = Worth(state, a) - CostOf(position, a);
            if (worth > bestWorth) (best, bestWorth) = (a, worth);
        }
        return best;
    }

    /// <summary>Discounted profit, as a fraction of the stake, from acting best with this position in hand.</summary>
    public double Value(double state, int position)
    {
        int a = Act(state, position);
        return Worth(state, a) - CostOf(position, a);
    }

    /// <summary>Smallest state in (0, highest grid point) from which a flat agent trades; infinity if it never does.</summary>
    public double EntryThreshold()
    {
        double step = _chain.Step / 50;
        double highest = _chain.Lowest + (_chain.Count - 1) * _chain.Step;
        for (double state = step / 2; state < highest; state += step)
            if (Act(state, KnownMarketRules.Flat) != KnownMarketRules.Flat) return state;
        return double.PositiveInfinity;
    }

    /// <summary>Linear between grid points, constant beyond them.</summary>
    private double Worth(double state, int position)
    {
        double place = Math.Clamp((state - _chain.Lowest) / _chain.Step, 0, _chain.Count - 1);
        int i = Math.Min((int)place, Math.Max(_chain.Count - 2, 0));
        double share = place - i;
        double[] worth = _worth[position];
        return share == 0 ? worth[i] : worth[i] + share * (worth[i + 1] - worth[i]);
    }

    private double CostOf(int from, int to) =>
        _cost * Math.Abs(KnownMarketRules.Positions[to] - KnownMarketRules.Positions[from]);
}
