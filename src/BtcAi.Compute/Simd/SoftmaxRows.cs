using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>
/// Softmax of rows, often very short ones: the exponentials of a block of whole rows are taken in one sweep, so
/// that rows narrower than a register cost no more per element than wide ones.
/// </summary>
internal static unsafe class SoftmaxRows<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    private const int BlockLength = 512;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softmax(float* logits, int rows, int columns, float* result)
    {
        Shift(logits, rows, columns, result);
        Elementwise<V, T>.Value<ExpFunction>(result, result, rows * columns);
        for (; rows > 0; rows--, result += columns)
        {
            float scale = 1 / Sum(result, columns);
            for (int j = 0; j < columns; j++) result[j] *= scale;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LogSoftmax(float* logits, int rows, int columns, float* result)
    {
        int most = Math.Max(1, BlockLength / columns);
        float* exponentials = stackalloc float[most * columns];
        Shift(logits, rows, columns, result);
        for (int first = 0; first < rows; first += most)
        {
            int block = Math.Min(most, rows - first);
            Elementwise<V, T>.Value<ExpFunction>(result, exponentials, block * columns);
            for (int r = 0; r < block; r++, result += columns)
            {
                float logarithm = MathF.Log(Sum(exponentials + r * columns, columns));
                for (int j = 0; j < columns; j++) result[j] -= logarithm;
            }
        }
    }

    /// <summary>Takes each row's largest value from it, so that no exponential overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shift(float* logits, int rows, int columns, float* result)
    {
        for (; rows > 0; rows--, logits += columns, result += columns)
        {
            float largest = logits[0];
            for (int j = 1; j < columns; j++) largest = Math.Max(largest, logits[j]);
            for (int j = 0; j < columns; j++) result[j] = logits[j] - largest;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(float* values, int count)
    {
        float sum = 0;
        for (int j = 0; j < count; j++) sum += values[j];
        return sum;
    }
}
