namespace BtcAi.Compute;

/// <summary>
/// y = f(x), dx = f'(x)·dy, element by element. The slope f'(x) is kept on the way there: it costs little beside
/// f(x), and much less to read again than to compute on the way back.
/// </summary>
public sealed class ActivationLayer(IKernels kernels, Activation activation)
{
    /// <summary>y or slope may be x.</summary>
    public void Forward(ReadOnlySpan<float> x, Span<float> y, Span<float> slope) =>
        kernels.ActivateForward(activation, x, y, slope);

    /// <summary>dx may be dy.</summary>
    public void Backward(ReadOnlySpan<float> slope, ReadOnlySpan<float> dy, Span<float> dx) =>
        kernels.ActivateBackward(slope, dy, dx);
}
