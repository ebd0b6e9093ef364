namespace BtcAi.Learning.Gates;

/// <summary>One thing a learner must be able to do before anyone believes it anything else.</summary>
public interface IGate
{
    /// <summary>G1, G2, …</summary>
    string Name { get; }

    string Market { get; }

    /// <summary>What is known to be right.</summary>
    string Optimum { get; }

    /// <summary>What is asked for.</summary>
    string Asked { get; }

    GateResult Run(GatePlan plan);
}
