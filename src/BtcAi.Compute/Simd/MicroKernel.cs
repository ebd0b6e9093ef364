using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>
/// The innermost loops of every matrix product: a tile of C, a few rows by two registers of columns, stays in
/// registers while step after step one column of A times one row of the panel B is added to it. Element (row i, step
/// k) of A is a[i·aRow + k·aStep], so A and Aᵀ cost the same; rows of B begin bStep floats apart. Every element
/// of C is the sum start, then one fused multiply-add per step in order, whatever the tile: a row's result does
/// not depend on its neighbours, and one decision alone equals the same decision in a batch bit for bit.
/// </summary>
internal static unsafe class MicroKernel<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    /// <summary>Six rows: 12 accumulators hide the latency of two multiply-adds a cycle within 16 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Six(
        nint steps, float* a, nint aRow, nint aStep, float* b, nint bStep, float* start, nint startRow, float* c,
        nint cRow)
    {
        int w = V.Count;
        T c00 = V.Load(start), c01 = V.Load(start + w);
        start += startRow;
        T c10 = V.Load(start), c11 = V.Load(start + w);
        start += startRow;
        T c20 = V.Load(start), c21 = V.Load(start + w);
        start += startRow;
        T c30 = V.Load(start), c31 = V.Load(start + w);
        start += startRow;
        T c40 = V.Load(start), c41 = V.Load(start + w);
        start += startRow;
        T c50 = V.Load(start), c51 = V.Load(start + w);
        float* a3 = a + 3 * aRow;
        for (; steps > 0; steps--)
        {
            T b0 = V.Load(b), b1 = V.Load(b + w);
            T x = V.All(a[0]);
            c00 = V.MultiplyAdd(x, b0, c00);
            c01 = V.MultiplyAdd(x, b1, c01);
            x = V.All(a[aRow]);
            c10 = V.MultiplyAdd(x, b0, c10);
            c11 = V.MultiplyAdd(x, b1, c11);
            x = V.All(a[2 * aRow]);
            c20 = V.MultiplyAdd(x, b0, c20);
            c21 = V.MultiplyAdd(x, b1, c21);
            x = V.All(a3[0]);
            c30 = V.MultiplyAdd(x, b0, c30);
            c31 = V.MultiplyAdd(x, b1, c31);
            x = V.All(a3[aRow]);
            c40 = V.MultiplyAdd(x, b0, c40);
            c41 = V.MultiplyAdd(x, b1, c41);
            x = V.All(a3[2 * aRow]);
            c50 = V.MultiplyAdd(x, b0, c50);
            c51 = V.MultiplyAdd(x, b1, c51);
            a += aStep;
            a3 += aStep;
            b += bStep;
        }
        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        Store(c20, c21, c + 2 * cRow);
        c += 3 * cRow;
        Store(c30, c31, c);
        Store(c40, c41, c + cRow);
        Store(c50, c51, c + 2 * cRow);
    }

    /// <summary>Four rows: the fewest that still keep both multiply-add units busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four(
        nint steps, float* a, nint aRow, nint aStep, float* b, nint bStep, float* start, nint startRow, float* c,
        nint cRow)
    {
        int w = V.Count;
        T c00 = V.Load(start), c01 = V.Load(start + w);
        start += startRow;
        T c10 = V.Load(start), c11 = V.Load(start + w);
        start += startRow;
        T c20 = V.Load(start), c21 = V.Load(start + w);
        start += startRow;
        T c30 = V.Load(start), c31 = V.Load(start + w);
        float* a2 = a + 2 * aRow;
        for (; steps > 0; steps--)
        {
            T b0 = V.Load(b), b1 = V.Load(b + w);
            T x = V.All(a[0]);
            c00 = V.MultiplyAdd(x, b0, c00);
            c01 = V.MultiplyAdd(x, b1, c01);
            x = V.All(a[aRow]);
            c10 = V.MultiplyAdd(x, b0, c10);
            c11 = V.MultiplyAdd(x, b1, c11);
            x = V.All(a2[0]);
            c20 = V.MultiplyAdd(x, b0, c20);
            c21 = V.MultiplyAdd(x, b1, c21);
            x = V.All(a2[aRow]);
            c30 = V.MultiplyAdd(x, b0, c30);
            c31 = V.MultiplyAdd(x, b1, c31);
            a += aStep;
            a2 += aStep;
            b += bStep;
        }
        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        c += 2 * cRow;
        Store(c20, c21, c);
        Store(c30, c31, c + cRow);
    }

    /// <summary>One row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One(nint steps, float* a, nint aStep, float* b, nint bStep, float* start, float* c)
    {
        int w = V.Count;
        T c0 = V.Load(start), c1 = V.Load(start + w);
        for (; steps > 0; steps--)
        {
            T x = V.All(a[0]);
            c0 = V.MultiplyAdd(x, V.Load(b), c0);
            c1 = V.MultiplyAdd(x, V.Load(b + w), c1);
            a += aStep;
            b += bStep;
        }
        Store(c0, c1, c);
    }

    /// <summary>
    /// One row by four panels, which begin panel floats apart with their start row: single decisions.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneByFour(nint steps, float* a, float* b, nint panel, float* c)
    {
        int w = V.Count;
        float* b2 = b + 2 * panel;
        T c00 = V.Load(b), c01 = V.Load(b + w), c10 = V.Load(b + panel), c11 = V.Load(b + panel + w);
        T c20 = V.Load(b2), c21 = V.Load(b2 + w), c30 = V.Load(b2 + panel), c31 = V.Load(b2 + panel + w);
        for (; steps > 0; steps--)
        {
            b += 2 * w;
            b2 += 2 * w;
            T x = V.All(a[0]);
            c00 = V.MultiplyAdd(x, V.Load(b), c00);
            c01 = V.MultiplyAdd(x, V.Load(b + w), c01);
            c10 = V.MultiplyAdd(x, V.Load(b + panel), c10);
            c11 = V.MultiplyAdd(x, V.Load(b + panel + w), c11);
            c20 = V.MultiplyAdd(x, V.Load(b2), c20);
            c21 = V.MultiplyAdd(x, V.Load(b2 + w), c21);
            c30 = V.MultiplyAdd(x, V.Load(b2 + panel), c30);
            c31 = V.MultiplyAdd(x, V.Load(b2 + panel + w), c31);
            a++;
        }
        Store(c00, c01, c);
        Store(c10, c11, c + 2 * w);
        Store(c20, c21, c + 4 * w);
        Store(c30, c31, c + 6 * w);
    }

    /// <summary>Twelve rows by one register, which begins the panel with its start values: narrow factors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Twelve(nint steps, float* a, nint aRow, float* b, float* c, nint cRow)
    {
        T y = V.Load(b);
        T c0 = y, c1 = y, c2 = y, c3 = y, c4 = y, c5 = y, c6 = y, c7 = y, c8 = y, c9 = y, c10 = y, c11 = y;
        float* a3 = a + 3 * aRow, a6 = a + 6 * aRow, a9 = a6 + 3 * aRow;
        for (; steps > 0; steps--)
        {
            y = V.Load(b += V.Count);
            c0 = V.MultiplyAdd(V.All(*a), y, c0);
            c1 = V.MultiplyAdd(V.All(a[aRow]), y, c1);
            c2 = V.MultiplyAdd(V.All(a[2 * aRow]), y, c2);
            c3 = V.MultiplyAdd(V.All(*a3), y, c3);
            c4 = V.MultiplyAdd(V.All(a3[aRow]), y, c4);
            c5 = V.MultiplyAdd(V.All(a3[2 * aRow]), y, c5);
            c6 = V.MultiplyAdd(V.All(*a6), y, c6);
            c7 = V.MultiplyAdd(V.All(a6[aRow]), y, c7);
            c8 = V.MultiplyAdd(V.All(a6[2 * aRow]), y, c8);
            c9 = V.MultiplyAdd(V.All(*a9), y, c9);
            c10 = V.MultiplyAdd(V.All(a9[aRow]), y, c10);
            c11 = V.MultiplyAdd(V.All(a9[2 * aRow]), y, c11);
            a++;
            a3++;
            a6++;
            a9++;
        }
        V.Store(c0, c);
        V.Store(c1, c + cRow);
        V.Store(c2, c + 2 * cRow);
        V.Store(c3, c += 3 * cRow);
        V.Store(c4, c + cRow);
        V.Store(c5, c + 2 * cRow);
        V.Store(c6, c += 3 * cRow);
        V.Store(c7, c + cRow);
        V.Store(c8, c + 2 * cRow);
        V.Store(c9, c += 3 * cRow);
        V.Store(c10, c + cRow);
        V.Store(c11, c + 2 * cRow);
    }

    /// <summary>One row of <see cref="Twelve"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneNarrow(nint steps, float* a, float* b, float* c)
    {
        T sum = V.Load(b);
        for (; steps > 0; steps--) sum = V.MultiplyAdd(V.All(*a++), V.Load(b += V.Count), sum);
        V.Store(sum, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T low, T high, float* c)
    {
        V.Store(low, c);
        V.Store(high, c + V.Count);
    }
}
