namespace BtcAi.Experiments.Audits;

/// <summary>One question about whether an agent and its figures can be trusted.</summary>
public interface IAuditCheck
{
    /// <summary>As typed after --check.</summary>
    string Name { get; }

    /// <exception cref="OperationCanceledException">The plan's token was signalled.</exception>
    AuditResult Run(AuditSubject subject);
}
