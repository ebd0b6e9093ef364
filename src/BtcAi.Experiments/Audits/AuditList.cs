namespace BtcAi.Experiments.Audits;

/// <summary>Which checks there are, in the order in which they run. A check more is a line more.</summary>
public static class AuditList
{
    public static IReadOnlyList<IAuditCheck> All { get; } =
    [
        new LookAheadCheck(), new WarmUpCheck(), new ParityCheck(), new ReproducibilityCheck(), new PlantedLeakCheck(),
        new ShuffledReturnsCheck(),
    ];
}
