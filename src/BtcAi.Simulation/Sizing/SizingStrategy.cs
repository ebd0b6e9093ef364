namespace BtcAi.Simulation.Sizing;

/// <summary>How much of the exposure that a policy wants is taken.</summary>
public enum SizingStrategy
{
    /// <summary>All of it.</summary>
    Fixed,

    /// <summary>As often as the policy's direction has been right.</summary>
    ConfidenceAdjusted,

    /// <summary>Less, the less is known about how often it has been right.</summary>
    UncertaintyAdjusted,

    /// <summary>Both.</summary>
    FullProbabilistic,

    /// <summary>So that the position's volatility is the target's.</summary>
    VolatilityTargeted,

    /// <summary>A fraction of the growth-optimal size (Kelly, 1956) for the mean and variance seen so far, the mean shrunk towards 0.</summary>
    FractionalKelly,
}
