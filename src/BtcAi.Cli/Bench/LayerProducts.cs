using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Cli.Bench;

/// <summary>The three matrix products of a linear layer over a chunk of rows, and nothing else.</summary>
internal sealed class LayerProducts
{
    private readonly IKernels _kernels = new CpuKernels();
    private readonly AlignedFloats _x, _y, _gradient, _dx;
    private readonly PackedMatrix _forward, _backward, _scratch;

    public LayerProducts(int rows, int inputs, int outputs, Rng rng)
    {
        (Rows, Inputs, Outputs) = (rows, inputs, outputs);
        (_x, _dx) = (Random(rows * inputs, rng), new AlignedFloats(rows * inputs));
        (_y, _gradient) = (Random(rows * outputs, rng), new AlignedFloats(inputs * outputs));
        (_forward, _backward) = (_kernels.CreatePacked(inputs, outputs), _kernels.CreatePacked(outputs, inputs));
        _scratch = _kernels.CreateScratch(rows, inputs, outputs);
        ReadOnlySpan<float> matrix = Random(inputs * outputs, rng).Span;
        _kernels.Pack(matrix, default, _forward);
        _kernels.PackTransposed(matrix, _backward);
    }

    public int Rows { get; }
    public int Inputs { get; }
    public int Outputs { get; }

    /// <summary>Floating-point operations of each product; a multiply-add counts as two.</summary>
    public double Operations => 2.0 * Rows * Inputs * Outputs;

    /// <summary>Y = X·W.</summary>
    public void Forward() => _kernels.Multiply(_x.Span, Rows, _forward, _y.Span);

    /// <summary>dW = Xᵀ·dY.</summary>
    public void WeightGradient() => _kernels.MultiplyTransposed(_x.Span, _y.Span, Rows, _scratch, _gradient.Span);

    /// <summary>dX = dY·Wᵀ.</summary>
    public void InputGradient() => _kernels.Multiply(_y.Span, Rows, _backward, _dx.Span);

    private static AlignedFloats Random(int count, Rng rng)
    {
        var values = new AlignedFloats(count);
        foreach (ref float value in values.Span) value = (float)(0.1 * rng.NextGaussian());
        return values;
    }
}
