namespace BtcAi.Compute;

/// <summary>Linear, then layer-norm if wanted, then the activation: one storey of a network's trunk.</summary>
internal sealed class TrunkLayer
{
    private readonly ActivationLayer _activation;

    public TrunkLayer(NetworkShape shape, IKernels kernels, int index, List<ParameterSlice> slices)
    {
        int inputs = index == 0 ? shape.Inputs : shape.Hidden;
        string name = $"trunk{index}";
        Linear = new Linear(
            kernels, inputs, shape.Hidden, MlpNetwork.Append(slices, name + ".matrix", inputs * shape.Hidden, true),
            MlpNetwork.Append(slices, name + ".bias", shape.Hidden, false));
        if (shape.LayerNorm)
            Norm = new LayerNorm(
                kernels, MlpNetwork.Append(slices, name + ".gain", shape.Hidden, false),
                MlpNetwork.Append(slices, name + ".shift", shape.Hidden, false));
        _activation = new ActivationLayer(kernels, shape.Activation);
    }

    public Linear Linear { get; }

    public LayerNorm? Norm { get; }

    public void Forward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, int rows, NetworkWorkspace.LayerState state)
    {
        int count = rows * Linear.Outputs;
        Span<float> z = state.Slope.Span[..count];
        Linear.Forward(x, rows, z);
        Norm?.Forward(parameters, z, rows, state.Normalised.Span, state.InverseDeviation.Span, z);
        _activation.Forward(z, state.Activated.Span[..count], z);
    }

    /// <summary>
    /// Turns dy, the gradient of the layer's result, into those of its parameters and of x (dx empty: not
    /// wanted).
    /// </summary>
    public void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, int rows, NetworkWorkspace.LayerState state,
        Span<float> dy, PackedMatrix scratch, Span<float> gradients, Span<float> dx)
    {
        _activation.Backward(state.Slope.Span[..dy.Length], dy, dy);
        Norm?.Backward(parameters, dy, rows, state.Normalised.Span, state.InverseDeviation.Span, gradients, dy);
        Linear.Backward(x, dy, rows, scratch, gradients, dx);
    }
}
