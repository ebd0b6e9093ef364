namespace BtcAi.Compute;

/// <summary>
/// Each row to mean 0 and variance 1, then y = gain·n + shift; gain and shift [Width] are slices of the network's
/// flat parameters. Formulae: <see cref="IKernels.NormaliseForward"/>, <see cref="IKernels.NormaliseBackward"/>.
/// </summary>
public sealed class LayerNorm(IKernels kernels, ParameterSlice gain, ParameterSlice shift)
{
    public ParameterSlice Gain { get; } = gain;

    public ParameterSlice Shift { get; } = shift;

    /// <summary>Keeps the normalised rows and one inverse deviation per row for the way back.</summary>
    public void Forward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, int rows, Span<float> normalised,
        Span<float> inverseDeviation, Span<float> y) =>
        kernels.NormaliseForward(x, rows, Gain.Of(parameters), Shift.Of(parameters), normalised, inverseDeviation, y);

    /// <summary>dx may be dy.</summary>
    public void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> dy, int rows, ReadOnlySpan<float> normalised,
        ReadOnlySpan<float> inverseDeviation, Span<float> gradients, Span<float> dx) =>
        kernels.NormaliseBackward(
            dy, rows, Gain.Of(parameters), normalised, inverseDeviation, dx, Gain.Of(gradients), Shift.Of(gradients));
}
