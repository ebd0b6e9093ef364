using BtcAi.Compute.Simd;

namespace BtcAi.Compute;

/// <summary>
/// The members of <see cref="IKernels"/> at one vector width: spans are checked here, pointers used below.
/// </summary>
internal sealed unsafe class SimdKernels<V, T> : IKernels
    where V : struct, ISimd<T>
    where T : struct
{
    public PackedMatrix CreatePacked(int rows, int columns) =>
        new(rows, columns, Packing<V, T>.PanelsLength(rows, columns));

    public PackedMatrix CreateScratch(int rows, int m, int n) =>
        new(rows, n, MatrixProduct<V, T>.ScratchLength(rows, m, n));

    public void Pack(ReadOnlySpan<float> matrix, ReadOnlySpan<float> bias, PackedMatrix packed)
    {
        Check(matrix.Length, packed.Rows * packed.Columns);
        if (!bias.IsEmpty) Check(bias.Length, packed.Columns);
        fixed (float* m = matrix, b = bias, p = packed.Values)
            Packing<V, T>.Panels(
                m, packed.Rows, packed.Columns, 0, Packing<V, T>.WidthFor(packed.Columns), b, p);
    }

    public void PackTransposed(ReadOnlySpan<float> matrix, PackedMatrix packed)
    {
        Check(matrix.Length, packed.Rows * packed.Columns);
        fixed (float* m = matrix, p = packed.Values)
            Packing<V, T>.PanelsTransposed(m, packed.Rows, packed.Columns, p);
    }

    public void Multiply(ReadOnlySpan<float> a, int rows, PackedMatrix b, Span<float> c)
    {
        Check(a.Length, rows * b.Rows);
        Check(c.Length, rows * b.Columns);
        fixed (float* pa = a, pb = b.Values, pc = c)
            MatrixProduct<V, T>.Multiply(pa, rows, b.Rows, pb, b.Columns, pc);
    }

    public void MultiplyTransposed(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, int rows, PackedMatrix scratch, Span<float> c)
    {
        int n = scratch.Columns, m = c.Length / n;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, scratch.Rows);
        Check(a.Length, rows * m);
        Check(b.Length, rows * n);
        Check(c.Length, m * n);
        CheckRoom(scratch.Values.Length, MatrixProduct<V, T>.ScratchLength(rows, m, n));
        fixed (float* pa = a, pb = b, ps = scratch.Values, pc = c)
            MatrixProduct<V, T>.MultiplyTransposed(pa, pb, rows, m, n, ps, pc);
    }

    public void ColumnSums(ReadOnlySpan<float> values, int rows, Span<float> sums)
    {
        Check(values.Length, rows * sums.Length);
        fixed (float* v = values, s = sums) Rows<V, T>.ColumnSums(v, rows, sums.Length, s);
    }

    public void NormaliseForward(
        ReadOnlySpan<float> x, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> shift,
        Span<float> normalised, Span<float> inverseDeviation, Span<float> y)
    {
        Check(x.Length, rows * gain.Length);
        Check(shift.Length, gain.Length);
        CheckRoom(normalised.Length, x.Length);
        CheckRoom(inverseDeviation.Length, rows);
        CheckRoom(y.Length, x.Length);
        fixed (float* px = x, g = gain, s = shift, n = normalised, d = inverseDeviation, py = y)
            Rows<V, T>.NormaliseForward(
                px, rows, gain.Length, g, s, (float)ReferenceKernels.NormalisationEpsilon, n, d, py);
    }

    public void NormaliseBackward(
        ReadOnlySpan<float> dy, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> normalised,
        ReadOnlySpan<float> inverseDeviation, Span<float> dx, Span<float> dgain, Span<float> dshift)
    {
        Check(dy.Length, rows * gain.Length);
        CheckRoom(normalised.Length, dy.Length);
        CheckRoom(inverseDeviation.Length, rows);
        CheckRoom(dx.Length, dy.Length);
        Check(dgain.Length, gain.Length);
        Check(dshift.Length, gain.Length);
        dgain.Clear();
        dshift.Clear();
        fixed (float* py = dy, g = gain, n = normalised, d = inverseDeviation, px = dx, dg = dgain, ds = dshift)
            Rows<V, T>.NormaliseBackward(py, rows, gain.Length, g, n, d, px, dg, ds);
    }

    public void ActivateForward(Activation activation, ReadOnlySpan<float> x, Span<float> y, Span<float> slope)
    {
        Check(y.Length, x.Length);
        Check(slope.Length, x.Length);
        fixed (float* px = x, py = y, ps = slope)
            switch (activation)
            {
                case Activation.SiLU: Elementwise<V, T>.ValueAndSlope<SiLUFunction>(px, py, ps, x.Length); break;
                case Activation.ReLU: Elementwise<V, T>.ValueAndSlope<ReLUFunction>(px, py, ps, x.Length); break;
                case Activation.LeakyReLU: Elementwise<V, T>.ValueAndSlope<LeakyReLUFunction>(px, py, ps, x.Length); break;
                case Activation.ELU: Elementwise<V, T>.ValueAndSlope<ELUFunction>(px, py, ps, x.Length); break;
                case Activation.Tanh: Elementwise<V, T>.ValueAndSlope<TanhFunction>(px, py, ps, x.Length); break;
                case Activation.GELU: Elementwise<V, T>.ValueAndSlope<GELUFunction>(px, py, ps, x.Length); break;
                default: throw new ArgumentOutOfRangeException(nameof(activation));
            }
    }

    public void ActivateBackward(ReadOnlySpan<float> slope, ReadOnlySpan<float> dy, Span<float> dx)
    {
        Check(dy.Length, slope.Length);
        Check(dx.Length, slope.Length);
        fixed (float* s = slope, y = dy, x = dx) Elementwise<V, T>.Multiply(s, y, x, slope.Length);
    }

    public void Softmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result)
    {
        Check(logits.Length, rows * columns);
        Check(result.Length, logits.Length);
        fixed (float* l = logits, r = result) SoftmaxRows<V, T>.Softmax(l, rows, columns, r);
    }

    public void LogSoftmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result)
    {
        Check(logits.Length, rows * columns);
        Check(result.Length, logits.Length);
        fixed (float* l = logits, r = result) SoftmaxRows<V, T>.LogSoftmax(l, rows, columns, r);
    }

    public void AdamStep(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> firstMoment, Span<float> secondMoment,
        in AdamSettings settings)
    {
        Check(gradients.Length, parameters.Length);
        Check(firstMoment.Length, parameters.Length);
        Check(secondMoment.Length, parameters.Length);
        var step = new AdamStep<V, T>(
            settings.StepSize, settings.Beta1, settings.Beta2, settings.Epsilon, settings.WeightDecay,
            settings.MeanCorrection, settings.VarianceCorrection, settings.GradientScale);
        fixed (float* p = parameters, g = gradients, m = firstMoment, v = secondMoment)
            step.Run(p, g, m, v, parameters.Length);
    }

    private static void Check(int length, int expected) =>
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, expected);

    private static void CheckRoom(int length, int least) => ArgumentOutOfRangeException.ThrowIfLessThan(length, least);
}
