using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Rewards;

namespace BtcAi.Simulation;

/// <summary>The reward of a step with frictions: log growth, or the user's components where there are any.</summary>
internal sealed class StepReward(
    RewardRules? rules, CandleConditions[] candles, HoldingStore holdings, double capital, LaneJournal? journal)
{
    private static readonly RewardRules Growth = new();

    /// <param name="from">Row of the close at which the step began.</param>
    /// <param name="before">Time-weighted equity there.</param>
    /// <param name="growth">Its log growth over the step.</param>
    public double Of(int i, in Lane lane, ref LaneBook book, int from, double before, double growth)
    {
        bool noted = journal is { Detailed: true } && i == 0;
        if (rules is null && !noted) return growth;
        RewardRules weights = rules ?? Growth;
        double equity = Math.Max(lane.Equity - book.Moved, TradingEnv.RuinShare * capital);
        float volatility = candles[from].Volatility;
        var outcome = new StepOutcome(
            lane.Candle, growth, -Math.Log(1 + book.Costs / equity), book.Index / capital, book.Held,
            Math.Log(candles[lane.Candle].Close / candles[from].Close),
            volatility > 0 ? (double)volatility * volatility * (lane.Candle - from) : 0, book.Wins,
            weights.Loser > 0 ? OpenProfit(i, candles[lane.Candle].Close) : 0);
        RewardLedger ledger = RewardMeter.Measure(weights, ref book.Rewards, outcome);
        if (noted) journal!.Rewards.Add(ledger);
        return ledger.Total;
    }

    private double OpenProfit(int i, double close)
    {
        double profit = 0;
        foreach (ref readonly Holding holding in holdings.Of(i)) profit += holding.Units * (close - holding.EntryPrice);
        return profit;
    }
}
