namespace BtcAi.Simulation.Goals;

/// <summary>What a goal counts.</summary>
public enum GoalKind
{
    /// <summary>Compound growth a month.</summary>
    MonthlyProfit,

    /// <summary>Compound growth a year.</summary>
    YearlyProfit,

    /// <summary>Return of each closed holding.</summary>
    GainPerHolding,
}
