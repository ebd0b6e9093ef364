namespace BtcAi.Learning.Training;

/// <summary>What the loop itself remembers between updates; saved in every checkpoint.</summary>
public sealed record TrainerState
{
    /// <summary>Updates done.</summary>
    public int Update { get; set; }

    /// <summary>Update at which the best score was measured; 0 when none was yet.</summary>
    public int BestUpdate { get; set; }

    /// <summary>Validations since then.</summary>
    public int Stale { get; set; }

    /// <summary>Seconds used of a wall-clock budget; stays 0 without one, so that equal runs save equal bytes.</summary>
    public double BudgetSeconds { get; set; }

    public bool Finished { get; set; }

    public List<ValidationPoint> Curve { get; init; } = [];

    public ValidationPoint? Best => Curve.Find(point => point.Update == BestUpdate);
}
