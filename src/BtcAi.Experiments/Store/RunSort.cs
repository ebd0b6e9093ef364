namespace BtcAi.Experiments.Store;

/// <summary>What runs are listed by; the largest or newest first, what has no figure last.</summary>
public enum RunSort
{
    Created,
    Updated,
    Net,
    Sharpe,
    Drawdown,
    Updates,
}
