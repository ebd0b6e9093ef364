namespace BtcAi.Compute;

/// <summary>
/// y = x·W + b: W [Inputs × Outputs] and b [Outputs] are slices of the network's flat parameters, gradients likewise.
/// </summary>
public sealed class Linear
{
    private readonly IKernels _kernels;
    private readonly PackedMatrix _forward;
    private readonly PackedMatrix _backward;

    public Linear(IKernels kernels, int inputs, int outputs, ParameterSlice matrix, ParameterSlice bias)
    {
        _kernels = kernels;
        (Inputs, Outputs, Matrix, Bias) = (inputs, outputs, matrix, bias);
        _forward = kernels.CreatePacked(inputs, outputs);
        _backward = kernels.CreatePacked(outputs, inputs);
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public ParameterSlice Matrix { get; }

    public ParameterSlice Bias { get; }

    /// <summary>Takes over changed parameters; until then the old ones are in force.</summary>
    public void WeightsChanged(ReadOnlySpan<float> parameters)
    {
        _kernels.Pack(Matrix.Of(parameters), Bias.Of(parameters), _forward);
        _kernels.PackTransposed(Matrix.Of(parameters), _backward);
    }

    public void Forward(ReadOnlySpan<float> x, int rows, Span<float> y) => _kernels.Multiply(x, rows, _forward, y);

    /// <summary>dW = xᵀ·dy, db = column sums of dy; dx = dy·Wᵀ unless dx is empty.</summary>
    public void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, int rows, PackedMatrix scratch, Span<float> gradients,
        Span<float> dx)
    {
        _kernels.MultiplyTransposed(x, dy, rows, scratch, Matrix.Of(gradients));
        _kernels.ColumnSums(dy, rows, Bias.Of(gradients));
        if (!dx.IsEmpty) _kernels.Multiply(dy, rows, _backward, dx);
    }
}
