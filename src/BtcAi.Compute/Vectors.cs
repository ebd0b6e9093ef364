using System.Runtime.Intrinsics;
using BtcAi.Compute.Simd;

namespace BtcAi.Compute;

/// <summary>Functions on spans with the machine's widest vectors, without allocation; result may be source.</summary>
public static class Vectors
{
    /// <summary>eˣ, relative error about 2e-7; x is held within −87.3…88.3.</summary>
    public static void Exp(ReadOnlySpan<float> source, Span<float> result) => Map<ExpFunction>(source, result);

    /// <summary>Natural logarithm of positive normal numbers, relative error about 1e-7.</summary>
    public static void Log(ReadOnlySpan<float> source, Span<float> result) => Map<LogFunction>(source, result);

    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static void Sigmoid(ReadOnlySpan<float> source, Span<float> result) => Map<SigmoidFunction>(source, result);

    /// <summary>sums[i] += values[i].</summary>
    public static unsafe void SumInto(Span<float> sums, ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, sums.Length);
        fixed (float* s = sums, v = values)
            if (Vector512.IsHardwareAccelerated) Elementwise<Simd512, Vector512<float>>.Add(s, v, sums.Length);
            else if (Vector256.IsHardwareAccelerated) Elementwise<Simd256, Vector256<float>>.Add(s, v, sums.Length);
            else Elementwise<Simd128, Vector128<float>>.Add(s, v, sums.Length);
    }

    /// <summary>Source [rows × columns] becomes destination [columns × rows]; they may not overlap.</summary>
    public static unsafe void Transpose(ReadOnlySpan<float> source, int rows, int columns, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, source.Length);
        fixed (float* s = source, d = destination) Transposition.Run(s, rows, columns, d, rows);
    }

    private static unsafe void Map<F>(ReadOnlySpan<float> source, Span<float> result) where F : struct, IFunction
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(result.Length, source.Length);
        fixed (float* s = source, r = result)
            if (Vector512.IsHardwareAccelerated) Elementwise<Simd512, Vector512<float>>.Value<F>(s, r, source.Length);
            else if (Vector256.IsHardwareAccelerated) Elementwise<Simd256, Vector256<float>>.Value<F>(s, r, source.Length);
            else Elementwise<Simd128, Vector128<float>>.Value<F>(s, r, source.Length);
    }
}
