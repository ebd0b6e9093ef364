namespace BtcAi.Experiments.TrackRecords;

/// <summary>What suggestions are ranked by.</summary>
public enum RankBy
{
    ProfitFactor,
    Drawdown,
    WinRate,
    Sharpe,
    Goal,
}
