using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Rewards;
using BtcAi.Simulation.Risk;
using BtcAi.Simulation.Sizing;

namespace BtcAi.Simulation;

/// <summary>
/// What trading costs and allows; the same in training, backtest and paper trading. The first group is always on; each of
/// the others is a layer of friction, and null switches it off.
/// </summary>
public sealed record TradingRules
{
    /// <summary>Fraction of the filled value paid to the venue.</summary>
    public double Fee { get; init; } = 0.001;

    /// <summary>Fraction of the price lost against the open on every fill: the half-spread.</summary>
    public double Slippage { get; init; } = 0.0002;

    /// <summary>Candles between decisions.</summary>
    public int DecisionCandles { get; init; } = 1;

    /// <summary>
    /// An unchanged target is re-balanced only when drift has moved exposure this far from it (share of equity);
    /// 0 re-balances at every decision. Where a cap binds, half of it is kept as distance from the cap.
    /// </summary>
    public double RebalanceBand { get; init; } = 0.05;

    public double InitialCapital { get; init; } = 100_000;

    /// <summary>Lowest and highest exposure an order may ask for (0 and 1 on spot, −1 and 1 with margin).</summary>
    public double MinimumExposure { get; init; }

    /// <inheritdoc cref="MinimumExposure"/>
    public double MaximumExposure { get; init; } = 1;

    public MarketFrictions? Market { get; init; }
    public HoldingRules? Holdings { get; init; }
    public RiskRules? Risk { get; init; }
    public CashFlowRules? CashFlows { get; init; }
    public SizingRules? Sizing { get; init; }

    /// <summary>What the counterfactual learner and, with frictions, the environment reward; null is log growth.</summary>
    public RewardRules? Rewards { get; init; }

    public FeedLimits Feed { get; init; } = new();

    /// <summary>Of the chance that drives cash flows.</summary>
    public ulong CashFlowSeed { get; init; }

    /// <summary>Whether any layer beyond fee and half-spread is on: every candle has to be walked through.</summary>
    public bool HasFrictions =>
        Market is not null || Holdings is not null || Risk is not null || CashFlows is not null || Sizing is not null;

    /// <summary>What the account shows a policy beyond exposure, age and growth: cap, withdrawal pressure, cash set aside.</summary>
    public bool HasCaps => Risk is not null || CashFlows is not null;

    /// <summary>The same costs for a rule that has no risk manager, stops, sizing or cash flows of its own.</summary>
    public TradingRules ForBaselines() => this with { Holdings = null, Risk = null, CashFlows = null, Sizing = null, Rewards = null };

    /// <summary>The frictions that the counterfactual trainer models exactly; a policy that looks at caps sees none in force.</summary>
    public TradingRules AsTrained() => ForBaselines() with { Market = null, Risk = HasCaps ? RiskRules.None : null };

    /// <exception cref="UserMistakeException">Naming every value out of its range.</exception>
    public void Check()
    {
        var problems = new Problems();
        if (Fee is not (>= 0 and <= 0.1)) problems.Add(AgentErrors.Rules, $"fee is {Fee}; it must be from 0 to 0.1 (0.001 is 0.1 %).");
        if (Slippage is not (>= 0 and <= 0.1))
            problems.Add(AgentErrors.Rules, $"slippage is {Slippage}; it must be from 0 to 0.1 (0.0002 is 0.02 %).");
        if (DecisionCandles < 1)
            problems.Add(AgentErrors.Rules, $"decisionCandles is {DecisionCandles}; it must be at least 1 (1 decides at every close).");
        if (RebalanceBand is not (>= 0 and <= 1))
            problems.Add(AgentErrors.Rules, $"rebalanceBand is {RebalanceBand}; it must be from 0 to 1 (0.05 avoids paying for noise).");
        if (InitialCapital is not (> 0 and < double.PositiveInfinity))
            problems.Add(AgentErrors.Rules, $"initialCapital is {InitialCapital}; it must be above 0 (100000 is usual).");
        if (MinimumExposure is not (>= -1 and <= 0))
            problems.Add(AgentErrors.Rules, $"minimumExposure is {MinimumExposure}; it must be from -1 to 0 (0 on spot).");
        if (MaximumExposure is not (>= 0 and <= 1))
            problems.Add(AgentErrors.Rules, $"maximumExposure is {MaximumExposure}; it must be from 0 to 1 (1 is all in).");
        if (Market is { LatencyCandles: not (>= 0 and < LaneBook.Orders.Most) } market)
            problems.Add(AgentErrors.Rules, $"latencyCandles is {market.LatencyCandles}; it must be from 0 to {LaneBook.Orders.Most - 1} (0 is the next open).");
        problems.ThrowIfAny();
    }
}
