namespace BtcAi.Simulation;

/// <summary>
/// The buffers that an environment and its driver share; row i belongs to lane i. Allocated once.
/// After a step in which a lane ended, <see cref="Observations"/> and the account columns already belong to its new
/// episode, while <see cref="Rewards"/>, <see cref="Equity"/>, <see cref="Costs"/>, the flags and
/// <see cref="FinalObservations"/> tell how the old one ended.
/// </summary>
public sealed class EnvBatch
{
    public EnvBatch(int lanes, int observationSize)
    {
        (Lanes, ObservationSize) = (lanes, observationSize);
        Observations = new float[lanes * observationSize];
        FinalObservations = new float[lanes * observationSize];
        Actions = new float[lanes];
        Rewards = new float[lanes];
        Equity = new double[lanes];
        Costs = new double[lanes];
        Terminated = new bool[lanes];
        Truncated = new bool[lanes];
        Candles = new int[lanes];
        Exposures = new float[lanes];
        Targets = new float[lanes];
        Ages = new int[lanes];
    }

    public int Lanes { get; }
    public int ObservationSize { get; }

    /// <summary>What the policy sees, shape [Lanes × ObservationSize].</summary>
    public float[] Observations { get; }

    /// <summary>The last observation of an episode that ended in this step; other rows are stale.</summary>
    public float[] FinalObservations { get; }

    /// <summary>In: target exposure of each lane, a share of equity; NaN leaves the holding alone.</summary>
    public float[] Actions { get; }

    /// <summary>Out: log growth of equity over the step.</summary>
    public float[] Rewards { get; }

    /// <summary>Out: equity at the close that ended the step, in the quote currency.</summary>
    public double[] Equity { get; }

    /// <summary>Out: fee and slippage paid in the step, in the quote currency.</summary>
    public double[] Costs { get; }

    /// <summary>Out: the lane was ruined; its future is worth nothing.</summary>
    public bool[] Terminated { get; }

    /// <summary>Out: the plan cut the episode off; bootstrap the value of what would have followed.</summary>
    public bool[] Truncated { get; }

    /// <summary>Row number of the candle whose close the lane sees now.</summary>
    public int[] Candles { get; }

    /// <summary>Share of equity in the instrument at that close, after drift.</summary>
    public float[] Exposures { get; }

    /// <summary>The last target exposure acted on.</summary>
    public float[] Targets { get; }

    /// <summary>Decisions since the target last changed, 1 right after; 0 before its first change in an episode: old enough to trade.</summary>
    public int[] Ages { get; }
}
