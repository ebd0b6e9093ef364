namespace BtcAi.Simulation;

/// <summary>A trading horizon with its own decision interval, goal and agent.</summary>
public enum Bucket
{
    Scalping,
    Short,
    Medium,
    Long,
}
