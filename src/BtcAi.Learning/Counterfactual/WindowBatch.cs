namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// The buffers of one update over B windows of T decisions. Everything is stored step by step, and within a step one
/// row per quantity with the windows side by side: [T][quantity][B]. So a minibatch is a choice of steps, without
/// copying, and every loop runs over contiguous windows.
/// </summary>
public sealed class WindowBatch
{
    public WindowBatch(int windows, int decisions, int width, OwnStates own)
    {
        (Windows, Decisions, Width, Own) = (windows, decisions, width, own);
        int pairs = own.Count * own.Actions;
        Starts = new int[windows];
        CostMultipliers = new float[windows];
        Caps = new float[(decisions + 1) * windows];
        Pressures = new float[(decisions + 1) * windows];
        Reserves = new float[(decisions + 1) * windows];
        Features = new float[(decisions + 1) * windows * width];
        Growth = new float[decisions * own.Actions * windows];
        SwitchCost = new float[decisions * own.Actions * own.Actions * windows];
        LogPolicy = new float[(decisions + 1) * pairs * windows];
        Policy = new float[(decisions + 1) * pairs * windows];
        Values = new float[(decisions + 1) * own.Count * windows];
        Advantages = new float[decisions * pairs * windows];
        Targets = new float[decisions * own.Count * windows];
        Importance = new float[decisions * own.Count * windows];
    }

    /// <summary>B: a multiple of the vector width.</summary>
    public int Windows { get; }

    /// <summary>T.</summary>
    public int Decisions { get; }

    public int Width { get; }
    public OwnStates Own { get; }

    /// <summary>Row of each window's first decision. Shape [B].</summary>
    public int[] Starts { get; }

    /// <summary>Shape [B].</summary>
    public float[] CostMultipliers { get; }

    /// <summary>Highest |exposure| allowed from each decision on. Shape [T+1][B].</summary>
    public float[] Caps { get; }

    /// <summary>Shares of equity that withdrawals want as cash, and that are set aside. Shape [T+1][B].</summary>
    public float[] Pressures { get; }

    /// <inheritdoc cref="Pressures"/>
    public float[] Reserves { get; }

    /// <summary>Shape [T+1][B][Width]: the one array with a window's numbers side by side, as the network reads them.</summary>
    public float[] Features { get; }

    /// <summary>Reward of holding each level, before costs, in scaled reward units (<see cref="LearnerSettings.ReturnScale"/>). Shape [T][A][B].</summary>
    public float[] Growth { get; }

    /// <summary>Cost of going from level to level when old, in the same units. Shape [T][A·A][B].</summary>
    public float[] SwitchCost { get; }

    /// <summary>log π(a|e) of the gathering policy. Shape [T+1][E·A][B].</summary>
    public float[] LogPolicy { get; }

    /// <summary>π(a|e) of the gathering policy. Shape [T+1][E·A][B].</summary>
    public float[] Policy { get; }

    /// <summary>V(e) of the critic. Shape [T+1][E][B].</summary>
    public float[] Values { get; }

    /// <summary>Q − V^π, normalised. Shape [T][E·A][B].</summary>
    public float[] Advantages { get; }

    /// <summary>V^π, what the critic should say. Shape [T][E][B].</summary>
    public float[] Targets { get; }

    /// <summary>How much each own state counts, sums to 1 over E. Shape [T][E][B].</summary>
    public float[] Importance { get; }

    public ReadOnlySpan<float> StepFeatures(int step) =>
        Features.AsSpan(step * Windows * Width, Windows * Width);

    public static Span<float> Step(float[] array, int step, int quantities, int windows) =>
        array.AsSpan(step * quantities * windows, quantities * windows);
}
