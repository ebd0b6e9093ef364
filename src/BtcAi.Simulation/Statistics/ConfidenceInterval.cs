namespace BtcAi.Simulation.Statistics;

/// <summary>Where a measure's true value plausibly lies; both ends belong to it and both are finite.</summary>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    public bool Contains(double value) => value >= Low && value <= High;
}
