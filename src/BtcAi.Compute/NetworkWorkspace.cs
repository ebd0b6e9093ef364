namespace BtcAi.Compute;

/// <summary>
/// The activations and scratch of one thread or chunk of rows, allocated once. What a forward pass leaves here,
/// the backward pass of the same rows reads; different workspaces may be used at the same time.
/// </summary>
public sealed class NetworkWorkspace
{
    internal NetworkWorkspace(NetworkShape shape, int maxRows, IKernels kernels)
    {
        MaxRows = maxRows;
        Layers = new LayerState[shape.Layers];
        for (int i = 0; i < shape.Layers; i++) Layers[i] = new LayerState(shape, maxRows);
        Outputs = new AlignedFloats(maxRows * shape.Outputs);
        Gradient = new AlignedFloats(maxRows * shape.Hidden);
        NextGradient = new AlignedFloats(maxRows * shape.Hidden);
        HiddenScratch = kernels.CreateScratch(maxRows, Math.Max(shape.Inputs, shape.Hidden), shape.Hidden);
        OutputScratch = kernels.CreateScratch(maxRows, shape.Hidden, shape.Outputs);
    }

    /// <summary>The most rows that one pass may have.</summary>
    public int MaxRows { get; }

    internal LayerState[] Layers { get; }

    internal AlignedFloats Outputs { get; }

    internal AlignedFloats Gradient { get; }

    internal AlignedFloats NextGradient { get; }

    internal PackedMatrix HiddenScratch { get; }

    internal PackedMatrix OutputScratch { get; }

    /// <summary>What one trunk layer remembers; Slope holds x·W + b until the activation's slope replaces it.</summary>
    internal sealed class LayerState(NetworkShape shape, int maxRows)
    {
        public AlignedFloats Slope { get; } = new(maxRows * shape.Hidden);

        public AlignedFloats Normalised { get; } = new(shape.LayerNorm ? maxRows * shape.Hidden : 0);

        public AlignedFloats InverseDeviation { get; } = new(shape.LayerNorm ? maxRows : 0);

        public AlignedFloats Activated { get; } = new(maxRows * shape.Hidden);
    }
}
