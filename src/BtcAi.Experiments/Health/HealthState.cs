namespace BtcAi.Experiments.Health;

/// <summary>What a check found.</summary>
public enum HealthState
{
    Ok,

    /// <summary>Nothing is lost and everything works, but somebody should know.</summary>
    Warning,

    /// <summary>Something is broken.</summary>
    Failed,
}
