using BtcAi.Foundation;

namespace BtcAi.Simulation;

/// <summary>What trading costs and allows; the same in training, backtest and paper trading.</summary>
public sealed record TradingRules
{
    /// <summary>Fraction of the filled value paid to the venue.</summary>
    public double Fee { get; init; } = 0.001;

    /// <summary>Fraction of the price lost against the open on every fill.</summary>
    public double Slippage { get; init; } = 0.0002;

    /// <summary>Candles between decisions.</summary>
    public int DecisionCandles { get; init; } = 1;

    /// <summary>
    /// An unchanged target is re-balanced only when drift has moved exposure this far from it (share of equity);
    /// 0 re-balances at every decision.
    /// </summary>
    public double RebalanceBand { get; init; } = 0.05;

    public double InitialCapital { get; init; } = 100_000;

    /// <summary>Lowest and highest exposure an order may ask for (0 and 1 on spot, −1 and 1 with margin).</summary>
    public double MinimumExposure { get; init; }

    /// <inheritdoc cref="MinimumExposure"/>
    public double MaximumExposure { get; init; } = 1;

    /// <exception cref="UserMistakeException">Naming every value out of its range.</exception>
    public void Check()
    {
        var problems = new Problems();
        if (Fee is not (>= 0 and <= 0.1)) problems.Add($"fee is {Fee}; it must be from 0 to 0.1 (0.001 is 0.1 %).");
        if (Slippage is not (>= 0 and <= 0.1))
            problems.Add($"slippage is {Slippage}; it must be from 0 to 0.1 (0.0002 is 0.02 %).");
        if (DecisionCandles < 1)
            problems.Add($"decisionCandles is {DecisionCandles}; it must be at least 1 (1 decides at every close).");
        if (RebalanceBand is not (>= 0 and <= 1))
            problems.Add($"rebalanceBand is {RebalanceBand}; it must be from 0 to 1 (0.05 avoids paying for noise).");
        if (InitialCapital is not (> 0 and < double.PositiveInfinity))
            problems.Add($"initialCapital is {InitialCapital}; it must be above 0 (100000 is usual).");
        if (MinimumExposure is not (>= -1 and <= 0))
            problems.Add($"minimumExposure is {MinimumExposure}; it must be from -1 to 0 (0 on spot).");
        if (MaximumExposure is not (>= 0 and <= 1))
            problems.Add($"maximumExposure is {MaximumExposure}; it must be from 0 to 1 (1 is all in).");
        problems.ThrowIfAny();
    }
}
