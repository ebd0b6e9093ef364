using System.Runtime.Intrinsics;
using BtcAi.Compute.Simd;

namespace BtcAi.Compute;

/// <summary>
/// The kernels for this machine's processor: the widest vectors it has, unless another width is asked for.
/// </summary>
public sealed class CpuKernels : IKernels
{
    /// <summary>
    /// Factors of no more columns than this go through registers of 256 bits: a panel of theirs is half as wide, so that
    /// less of it is computed in vain.
    /// </summary>
    private const int NarrowColumns = 16;

    private readonly IKernels _kernels, _narrow;

    public CpuKernels() : this(BestWidth) { }

    public CpuKernels(VectorWidth width)
    {
        _kernels = width switch
        {
            VectorWidth.Bits128 => new SimdKernels<Simd128, Vector128<float>>(),
            VectorWidth.Bits256 => new SimdKernels<Simd256, Vector256<float>>(),
            VectorWidth.Bits512 => new SimdKernels<Simd512, Vector512<float>>(),
            _ => throw new ArgumentOutOfRangeException(nameof(width)),
        };
        _narrow = width == VectorWidth.Bits512 ? new SimdKernels<Simd256, Vector256<float>>() : _kernels;
    }

    /// <summary>The widest vectors this processor computes with.</summary>
    public static VectorWidth BestWidth =>
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : VectorWidth.Bits128;

    public PackedMatrix CreatePacked(int rows, int columns) => For(columns).CreatePacked(rows, columns);

    public PackedMatrix CreateScratch(int rows, int m, int n) => _kernels.CreateScratch(rows, m, n);

    public void Pack(ReadOnlySpan<float> matrix, ReadOnlySpan<float> bias, PackedMatrix packed) =>
        For(packed.Columns).Pack(matrix, bias, packed);

    public void PackTransposed(ReadOnlySpan<float> matrix, PackedMatrix packed) =>
        For(packed.Columns).PackTransposed(matrix, packed);

    public void Multiply(ReadOnlySpan<float> a, int rows, PackedMatrix b, Span<float> c) =>
        For(b.Columns).Multiply(a, rows, b, c);

    public void MultiplyTransposed(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, int rows, PackedMatrix scratch, Span<float> c) =>
        _kernels.MultiplyTransposed(a, b, rows, scratch, c);

    public void ColumnSums(ReadOnlySpan<float> values, int rows, Span<float> sums) =>
        _kernels.ColumnSums(values, rows, sums);

    public void NormaliseForward(
        ReadOnlySpan<float> x, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> shift,
        Span<float> normalised, Span<float> inverseDeviation, Span<float> y) =>
        _kernels.NormaliseForward(x, rows, gain, shift, normalised, inverseDeviation, y);

    public void NormaliseBackward(
        ReadOnlySpan<float> dy, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> normalised,
        ReadOnlySpan<float> inverseDeviation, Span<float> dx, Span<float> dgain, Span<float> dshift) =>
        _kernels.NormaliseBackward(dy, rows, gain, normalised, inverseDeviation, dx, dgain, dshift);

    public void ActivateForward(Activation activation, ReadOnlySpan<float> x, Span<float> y, Span<float> slope) =>
        _kernels.ActivateForward(activation, x, y, slope);

    public void ActivateBackward(ReadOnlySpan<float> slope, ReadOnlySpan<float> dy, Span<float> dx) =>
        _kernels.ActivateBackward(slope, dy, dx);

    public void Softmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result) =>
        _kernels.Softmax(logits, rows, columns, result);

    public void LogSoftmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result) =>
        _kernels.LogSoftmax(logits, rows, columns, result);

    public void AdamStep(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> firstMoment, Span<float> secondMoment,
        in AdamSettings settings) =>
        _kernels.AdamStep(parameters, gradients, firstMoment, secondMoment, settings);

    private IKernels For(int columns) => columns <= NarrowColumns ? _narrow : _kernels;
}
