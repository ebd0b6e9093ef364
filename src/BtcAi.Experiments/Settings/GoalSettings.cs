using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;
using BtcAi.Simulation.Goals;

namespace BtcAi.Experiments.Settings;

/// <summary>What the user wants of each bucket, and what counts most when agents are compared.</summary>
public sealed record GoalSettings
{
    [Setting("Scalping's goal begins at this profit a month.", Min = 0, Max = 10, Unit = "fraction")]
    public double MonthlyTargetMin { get; init; } = 0.15;

    [Setting("Scalping's goal is reached in full at this profit a month.", Min = 0, Max = 10, Unit = "fraction")]
    public double MonthlyTargetMax { get; init; } = 0.3;

    [Setting("Short's goal begins at this profit a year.", Min = 0, Max = 100, Unit = "fraction")]
    public double YearlyTargetMin { get; init; } = 1;

    [Setting("Short's goal is reached in full at this profit a year.", Min = 0, Max = 100, Unit = "fraction")]
    public double YearlyTargetMax { get; init; } = 2;

    [Setting("The goal of Medium and Long begins at this gain of a holding; null takes the bucket's own, 0.25 and " +
        "0.5, or the maximum where that is lower.", Min = 0, Max = 100, Unit = "fraction")]
    public double? MinGainPerHolding { get; init; }

    [Setting("The goal of Medium and Long is reached in full at this gain of a holding; null takes the bucket's own, " +
        "0.5 and 1, or the minimum where that is higher.", Min = 0, Max = 100, Unit = "fraction")]
    public double? MaxGainPerHolding { get; init; }

    [Setting("The same start for Long alone; null takes min_gain_per_holding.", Min = 0, Max = 100, Unit = "fraction")]
    public double? MinGainPerHoldingLong { get; init; }

    [Setting("The same end for Long alone; null takes max_gain_per_holding.", Min = 0, Max = 100, Unit = "fraction")]
    public double? MaxGainPerHoldingLong { get; init; }

    [Setting("Scales the goal bonus of Medium and Long.", Min = 0, Max = 10, Unit = "times")]
    public double BonusMultiplier { get; init; } = 1.1;

    [Setting("How much growth counts when agents are compared; 4 is the designed weight.", Min = 0, Max = 10)]
    public double PriorityNetProfit { get; init; } = 4;

    [Setting("How much the share of winning trades counts when agents are compared; 3 makes it a small tie-breaker.",
        Min = 0, Max = 10)]
    public double PriorityWinRate { get; init; } = 3;

    [Setting("How much drawdown beyond its limit counts when agents are compared; 2 is the designed weight.",
        Min = 0, Max = 10)]
    public double PriorityMaxDrawdown { get; init; } = 2;

    [Setting("How much profits over losses count when agents are compared; 1 makes them a small tie-breaker.",
        Min = 0, Max = 10)]
    public double PriorityProfitFactor { get; init; } = 1;

    public Goal ToGoal(Bucket bucket)
    {
        Goal own = Goal.DefaultOf(bucket);
        (double? from, double? to) = bucket == Bucket.Long ? LongGains : (MinGainPerHolding, MaxGainPerHolding);
        (double min, double max) = own.Kind switch
        {
            GoalKind.MonthlyProfit => (MonthlyTargetMin, MonthlyTargetMax),
            GoalKind.YearlyProfit => (YearlyTargetMin, YearlyTargetMax),
            _ => (from ?? Math.Min(own.Min, to ?? own.Max), to ?? Math.Max(own.Max, from ?? own.Min)),
        };
        return new Goal(bucket, min, max, BonusMultiplier);
    }

    private (double? Min, double? Max) LongGains => (MinGainPerHoldingLong ?? MinGainPerHolding, MaxGainPerHoldingLong ?? MaxGainPerHolding);

    public MetricPriorities ToPriorities() =>
        new(PriorityNetProfit, PriorityWinRate, PriorityMaxDrawdown, PriorityProfitFactor);

    internal void CheckTogether(Problems problems)
    {
        Check("monthly_target_max", MonthlyTargetMax, "monthly_target_min", MonthlyTargetMin);
        Check("yearly_target_max", YearlyTargetMax, "yearly_target_min", YearlyTargetMin);
        Check("max_gain_per_holding", MaxGainPerHolding, "min_gain_per_holding", MinGainPerHolding);
        if ((MinGainPerHoldingLong ?? MaxGainPerHoldingLong) is not null)
            Check($"max_gain_per_holding{Suffix(MaxGainPerHoldingLong)}", LongGains.Max, $"min_gain_per_holding{Suffix(MinGainPerHoldingLong)}", LongGains.Min);

        static string Suffix(double? value) => value is null ? "" : "_long";

        void Check(string maxKey, double? max, string minKey, double? min)
        {
            if (max < min)
                problems.Add(SettingErrors.Together, $"goals.{maxKey} is {max}; it must be at least goals.{minKey}, which is {min}.");
        }
    }
}
