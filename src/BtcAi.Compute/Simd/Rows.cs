using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>
/// Sweeps over the rows of a matrix: column sums and layer-norm. Layer-norm takes its steps one after the other for a
/// block of rows: the sums of one row alone would keep the processor waiting for each other.
/// </summary>
internal static unsafe class Rows<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    /// <summary>Few enough rows to stay in the nearest cache between the steps.</summary>
    private const int Block = 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ColumnSums(float* values, int rows, int columns, float* sums)
    {
        int w = V.Count, j = 0;
        for (; j + 4 * w <= columns; j += 4 * w)
        {
            T s0 = V.All(0), s1 = s0, s2 = s0, s3 = s0;
            float* p = values + j;
            for (int r = 0; r < rows; r++, p += columns)
            {
                s0 = V.Add(s0, V.Load(p));
                s1 = V.Add(s1, V.Load(p + w));
                s2 = V.Add(s2, V.Load(p + 2 * w));
                s3 = V.Add(s3, V.Load(p + 3 * w));
            }
            V.Store(s0, sums + j);
            V.Store(s1, sums + j + w);
            V.Store(s2, sums + j + 2 * w);
            V.Store(s3, sums + j + 3 * w);
        }
        for (; j + w <= columns; j += w)
        {
            T sum = V.All(0);
            for (int r = 0; r < rows; r++) sum = V.Add(sum, V.Load(values + (nint)r * columns + j));
            V.Store(sum, sums + j);
        }
        for (; j < columns; j++)
        {
            float sum = 0;
            for (int r = 0; r < rows; r++) sum += values[(nint)r * columns + j];
            sums[j] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NormaliseForward(
        float* x, int rows, int n, float* gain, float* shift, float epsilon, float* normalised,
        float* inverseDeviation, float* y)
    {
        float* means = stackalloc float[Block];
        for (; rows > 0; rows -= Block, inverseDeviation += Block)
        {
            int block = Math.Min(rows, Block);
            for (int r = 0; r < block; r++) means[r] = Sum(x + (nint)r * n, n) / n;
            for (int r = 0; r < block; r++)
                inverseDeviation[r] = SumOfSquares(x + (nint)r * n, n, means[r]) / n + epsilon;
            Elementwise<V, T>.Value<InverseRootFunction>(inverseDeviation, inverseDeviation, block);
            for (int r = 0; r < block; r++, x += n, normalised += n, y += n)
                NormaliseRow(x, n, gain, shift, means[r], inverseDeviation[r], normalised, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NormaliseRow(
        float* x, int n, float* gain, float* shift, float mean, float inverse, float* normalised, float* y)
    {
        T m = V.All(mean), scale = V.All(inverse);
        int w = V.Count, j = 0;
        for (; j + w <= n; j += w)
        {
            T value = V.Multiply(V.Subtract(V.Load(x + j), m), scale);
            V.Store(value, normalised + j);
            V.Store(V.MultiplyAdd(value, V.Load(gain + j), V.Load(shift + j)), y + j);
        }
        for (; j < n; j++)
        {
            float value = (x[j] - mean) * inverse;
            normalised[j] = value;
            y[j] = MathF.FusedMultiplyAdd(value, gain[j], shift[j]);
        }
    }

    /// <summary>dgain and dshift are sums over the rows and must start at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NormaliseBackward(
        float* dy, int rows, int n, float* gain, float* normalised, float* inverseDeviation, float* dx,
        float* dgain, float* dshift)
    {
        int w = V.Count;
        float* means = stackalloc float[2 * Block];
        float* slopes = means + Block;
        for (; rows > 0; rows -= Block, inverseDeviation += Block)
        {
            int block = Math.Min(rows, Block);
            AddColumns(dy, block, n, normalised, dgain, dshift);
            for (int r = 0; r < block; r++)
                (means[r], slopes[r]) = Projections(dy + (nint)r * n, n, gain, normalised + (nint)r * n);
            for (int r = 0; r < block; r++, dy += n, normalised += n, dx += n)
            {
                T m = V.All(means[r]), s = V.All(slopes[r]), scale = V.All(inverseDeviation[r]);
                int j = 0;
                for (; j + w <= n; j += w)
                {
                    T rest = V.Subtract(V.Multiply(V.Load(dy + j), V.Load(gain + j)), m);
                    rest = V.Subtract(rest, V.Multiply(V.Load(normalised + j), s));
                    V.Store(V.Multiply(rest, scale), dx + j);
                }
                for (; j < n; j++)
                    dx[j] = inverseDeviation[r] * (dy[j] * gain[j] - means[r] - normalised[j] * slopes[r]);
            }
        }
    }

    /// <summary>Adds to dgain the columns of dy·normalised, to dshift those of dy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddColumns(float* dy, int rows, int n, float* normalised, float* dgain, float* dshift)
    {
        int w = V.Count, j = 0;
        float* end = dy + (nint)rows * n;
        for (; j + 2 * w <= n; j += 2 * w)
        {
            T g0 = V.Load(dgain + j), g1 = V.Load(dgain + j + w), s0 = V.Load(dshift + j), s1 = V.Load(dshift + j + w);
            for (float* d = dy + j, x = normalised + j; d < end; d += n, x += n)
            {
                T d0 = V.Load(d), d1 = V.Load(d + w);
                g0 = V.MultiplyAdd(d0, V.Load(x), g0);
                g1 = V.MultiplyAdd(d1, V.Load(x + w), g1);
                s0 = V.Add(s0, d0);
                s1 = V.Add(s1, d1);
            }
            V.Store(g0, dgain + j);
            V.Store(g1, dgain + j + w);
            V.Store(s0, dshift + j);
            V.Store(s1, dshift + j + w);
        }
        for (; j < n; j++)
            for (float* d = dy + j, x = normalised + j; d < end; d += n, x += n)
            {
                dgain[j] += *d * *x;
                dshift[j] += *d;
            }
    }

    /// <summary>Of one row: the means of g = gain·dy and of g·normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Mean, float Slope) Projections(float* dy, int n, float* gain, float* normalised)
    {
        int w = V.Count, j = 0;
        T sums = V.All(0), products = sums;
        for (; j + w <= n; j += w)
        {
            T g = V.Multiply(V.Load(dy + j), V.Load(gain + j));
            sums = V.Add(sums, g);
            products = V.MultiplyAdd(g, V.Load(normalised + j), products);
        }
        float sum = V.Sum(sums), product = V.Sum(products);
        for (; j < n; j++)
        {
            sum += dy[j] * gain[j];
            product += dy[j] * gain[j] * normalised[j];
        }
        return (sum / n, product / n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(float* x, int n)
    {
        int w = V.Count, j = 0;
        T s0 = V.All(0), s1 = s0, s2 = s0, s3 = s0;
        for (; j + 4 * w <= n; j += 4 * w)
        {
            s0 = V.Add(s0, V.Load(x + j));
            s1 = V.Add(s1, V.Load(x + j + w));
            s2 = V.Add(s2, V.Load(x + j + 2 * w));
            s3 = V.Add(s3, V.Load(x + j + 3 * w));
        }
        for (; j + w <= n; j += w) s0 = V.Add(s0, V.Load(x + j));
        float sum = V.Sum(V.Add(V.Add(s0, s1), V.Add(s2, s3)));
        for (; j < n; j++) sum += x[j];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SumOfSquares(float* x, int n, float mean)
    {
        int w = V.Count, j = 0;
        T s0 = V.All(0), s1 = s0, s2 = s0, s3 = s0, m = V.All(mean);
        for (; j + 4 * w <= n; j += 4 * w)
        {
            T d0 = V.Subtract(V.Load(x + j), m), d1 = V.Subtract(V.Load(x + j + w), m);
            T d2 = V.Subtract(V.Load(x + j + 2 * w), m), d3 = V.Subtract(V.Load(x + j + 3 * w), m);
            s0 = V.MultiplyAdd(d0, d0, s0);
            s1 = V.MultiplyAdd(d1, d1, s1);
            s2 = V.MultiplyAdd(d2, d2, s2);
            s3 = V.MultiplyAdd(d3, d3, s3);
        }
        for (; j + w <= n; j += w)
        {
            T d = V.Subtract(V.Load(x + j), m);
            s0 = V.MultiplyAdd(d, d, s0);
        }
        float sum = V.Sum(V.Add(V.Add(s0, s1), V.Add(s2, s3)));
        for (; j < n; j++) sum += (x[j] - mean) * (x[j] - mean);
        return sum;
    }
}
