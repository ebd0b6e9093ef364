namespace BtcAi.Simulation.Sizing;

/// <summary>The share of a wanted exposure that is taken, from 0 to 1.</summary>
public sealed class PositionSizing
{
    private const double Normal90 = 1.644854;

    private readonly SizingRules _rules;
    private readonly double _volatilityPerCandle;

    public PositionSizing(SizingRules rules, long intervalMs)
    {
        _rules = rules;
        _volatilityPerCandle = rules.AnnualVolatility / Math.Sqrt(365 * 86_400_000.0 / intervalMs);
    }

    /// <summary>Whether sizes follow outcomes and there are not enough of them: "no evidence yet: fixed".</summary>
    public bool LacksEvidence(in SizingState state) =>
        _rules.Strategy is not (SizingStrategy.Fixed or SizingStrategy.VolatilityTargeted) && state.Matured < _rules.Evidence;

    /// <param name="volatility">Of one candle's log-return; NaN when unknown.</param>
    public double Share(in SizingState state, double volatility)
    {
        if (LacksEvidence(state)) return 1;
        return _rules.Strategy switch
        {
            SizingStrategy.ConfidenceAdjusted => Confidence(state),
            SizingStrategy.UncertaintyAdjusted => Certainty(state),
            SizingStrategy.FullProbabilistic => Confidence(state) * Certainty(state),
            SizingStrategy.VolatilityTargeted => volatility > _volatilityPerCandle ? _volatilityPerCandle / volatility : 1,
            SizingStrategy.FractionalKelly => Kelly(state),
            _ => 1,
        };
    }

    private double Confidence(in SizingState state) =>
        Math.Clamp((Frequency(state) - _rules.MinimumConfidence) / (_rules.ConfidenceThreshold - _rules.MinimumConfidence), 0, 1);

    private double Certainty(in SizingState state)
    {
        double p = Frequency(state), width = Normal90 * Math.Sqrt(p * (1 - p) / state.Matured);
        return Math.Clamp(1 - 2 * _rules.UncertaintyPenalty * width / _rules.MaximumUncertainty, 0, 1);
    }

    private double Kelly(in SizingState state)
    {
        double mean = state.Sum / state.Matured, variance = state.Squares / state.Matured - mean * mean;
        double shrunk = state.Sum / (state.Matured + _rules.Evidence);
        return variance > 0 ? Math.Clamp(_rules.KellyFraction * shrunk / variance, 0, 1) : 0;
    }

    /// <summary>Share of right directions, shrunk towards one half as if as many coin tosses had been seen before.</summary>
    private double Frequency(in SizingState state) =>
        (state.Right + 0.5 * _rules.Evidence) / (state.Matured + _rules.Evidence);
}
