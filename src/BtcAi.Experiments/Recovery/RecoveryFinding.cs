namespace BtcAi.Experiments.Recovery;

/// <summary>Something that died, or was left behind.</summary>
/// <param name="Name">The run's id, the command line, the checkpoint or the file.</param>
/// <param name="What">What happened to it, a sentence.</param>
/// <param name="WayOut">What to do, a sentence; of what can be resumed, how far it goes on from.</param>
/// <param name="CanResume">Whether `btcai recover` goes on with it.</param>
public sealed record RecoveryFinding(RecoveryKind Kind, string Name, string What, string WayOut, bool CanResume = false);
