namespace BtcAi.Simulation.Rewards;

/// <summary>Turns what happened in a step into the components of its reward.</summary>
public static class RewardMeter
{
    private const int ExposureSteps = 4, Moves = 8;

    public static RewardLedger Measure(RewardRules rules, ref RewardState state, in StepOutcome step)
    {
        state.Steps++;
        double unit = rules.Unit;
        return new RewardLedger(
            step.Candle,
            Profit: rules.Profit * (step.Growth - step.CostGrowth),
            Cost: rules.Cost * step.CostGrowth,
            Variance: -rules.Variance * 0.5 * step.Exposure * step.Exposure * step.Variance,
            Prediction: rules.Prediction * unit * step.Exposure * Math.Sign(step.MarketGrowth),
            HoldingTime: step.Exposure != 0 ? -rules.HoldingTime * unit : 0,
            Drawdown: -rules.Drawdown * Deepening(ref state, step.Index),
            Win: rules.Win * unit * step.Wins,
            Novelty: rules.Novelty > 0 ? rules.Novelty * unit * Novelty(ref state, step) : 0,
            Loser: -rules.Loser * unit * Penalty(rules, ref state, step),
            Goal: rules.Goal > 0 && rules.GoalGrowth > 0 ? rules.Goal * Reaching(rules, ref state, step.Index) : 0);
    }

    private static double Deepening(ref RewardState state, double index)
    {
        state.Peak = Math.Max(Math.Max(state.Peak, 1), index);
        double deeper = Math.Max(0, 1 - index / state.Peak - state.Deepest);
        state.Deepest += deeper;
        return deeper;
    }

    /// <summary>1/√n at the n-th visit of a situation: exposure held × size and direction of the last move (Bellemare et al., 2016).</summary>
    private static double Novelty(ref RewardState state, in StepOutcome step)
    {
        int exposure = Math.Min((int)(Math.Abs(step.Exposure) * ExposureSteps), ExposureSteps - 1);
        double deviations = step.Variance > 0 ? step.MarketGrowth / Math.Sqrt(step.Variance) : 0;
        int move = Math.Clamp((int)Math.Floor(deviations) + Moves / 2, 0, Moves - 1);
        return 1 / Math.Sqrt(++state.Seen[exposure * Moves + move]);
    }

    private static double Penalty(RewardRules rules, ref RewardState state, in StepOutcome step)
    {
        if (!(step.OpenProfit < 0))
        {
            state.Losing = 0;
            return 0;
        }
        int late = ++state.Losing - rules.Grace;
        if (late <= 0 || late % rules.PenaltyEvery != 0) return 0;
        return rules.BasePenalty + (late / rules.PenaltyEvery - 1) * rules.PenaltyIncrement;
    }

    private static double Reaching(RewardRules rules, ref RewardState state, double index)
    {
        double wanted = rules.GoalGrowth * state.Steps;
        double reached = Math.Clamp(Math.Log(Math.Max(index, 1e-9)) / wanted, 0, 1);
        double gained = Math.Max(0, reached - state.Reached);
        state.Reached = Math.Max(state.Reached, reached);
        return gained;
    }
}
