using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>Sweeps over the rows of a matrix: column sums and layer-norm.</summary>
internal static unsafe class Rows<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
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
        int w = V.Count;
        for (int r = 0; r < rows; r++, x += n, normalised += n, y += n)
        {
            float mean = Sum(x, n) / n;
            float inverse = 1 / MathF.Sqrt(SumOfSquares(x, n, mean) / n + epsilon);
            inverseDeviation[r] = inverse;
            T m = V.All(mean), scale = V.All(inverse);
            int j = 0;
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
    }

    /// <summary>dgain and dshift are sums over the rows and must start at 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NormaliseBackward(
        float* dy, int rows, int n, float* gain, float* normalised, float* inverseDeviation, float* dx,
        float* dgain, float* dshift)
    {
        int w = V.Count;
        for (int r = 0; r < rows; r++, dy += n, normalised += n, dx += n)
        {
            T sums = V.All(0), products = sums;
            float sum = 0, product = 0;
            int j = 0;
            for (; j + w <= n; j += w)
            {
                T d = V.Load(dy + j), value = V.Load(normalised + j), g = V.Multiply(d, V.Load(gain + j));
                sums = V.Add(sums, g);
                products = V.MultiplyAdd(g, value, products);
                V.Store(V.MultiplyAdd(d, value, V.Load(dgain + j)), dgain + j);
                V.Store(V.Add(d, V.Load(dshift + j)), dshift + j);
            }
            for (; j < n; j++)
            {
                sum += dy[j] * gain[j];
                product += dy[j] * gain[j] * normalised[j];
                dgain[j] += dy[j] * normalised[j];
                dshift[j] += dy[j];
            }
            float mean = (sum + V.Sum(sums)) / n, slope = (product + V.Sum(products)) / n;
            T m = V.All(mean), s = V.All(slope), scale = V.All(inverseDeviation[r]);
            for (j = 0; j + w <= n; j += w)
            {
                T rest = V.Subtract(V.Multiply(V.Load(dy + j), V.Load(gain + j)), m);
                rest = V.Subtract(rest, V.Multiply(V.Load(normalised + j), s));
                V.Store(V.Multiply(rest, scale), dx + j);
            }
            for (; j < n; j++)
                dx[j] = inverseDeviation[r] * (dy[j] * gain[j] - mean - normalised[j] * slope);
        }
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
