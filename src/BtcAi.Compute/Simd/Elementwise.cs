using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>
/// A function applied to every element; what is left over after the last full register goes through a padded
/// one.
/// </summary>
internal static unsafe class Elementwise<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Value<F>(float* x, float* y, int count) where F : struct, IFunction
    {
        int w = V.Count, i = 0;
        for (; i + w <= count; i += w) V.Store(F.Value<V, T>(V.Load(x + i)), y + i);
        if (i == count) return;
        float* edge = stackalloc float[w];
        V.Store(F.Value<V, T>(LoadEdge(x + i, count - i, edge)), edge);
        StoreEdge(edge, y + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ValueAndSlope<F>(float* x, float* y, float* slope, int count) where F : struct, IActivation
    {
        int w = V.Count, i = 0;
        T s;
        for (; i + w <= count; i += w)
        {
            V.Store(F.Value<V, T>(V.Load(x + i), out s), y + i);
            V.Store(s, slope + i);
        }
        if (i == count) return;
        float* edge = stackalloc float[w];
        V.Store(F.Value<V, T>(LoadEdge(x + i, count - i, edge), out s), edge);
        StoreEdge(edge, y + i, count - i);
        V.Store(s, edge);
        StoreEdge(edge, slope + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, float* products, int count)
    {
        int w = V.Count, i = 0;
        for (; i + w <= count; i += w) V.Store(V.Multiply(V.Load(a + i), V.Load(b + i)), products + i);
        for (; i < count; i++) products[i] = a[i] * b[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* sums, float* values, int count)
    {
        int w = V.Count, i = 0;
        for (; i + w <= count; i += w) V.Store(V.Add(V.Load(sums + i), V.Load(values + i)), sums + i);
        for (; i < count; i++) sums[i] += values[i];
    }

    /// <summary>Fills with 1, which every function here bears.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LoadEdge(float* source, int count, float* edge)
    {
        for (int i = 0; i < V.Count; i++) edge[i] = i < count ? source[i] : 1;
        return V.Load(edge);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEdge(float* edge, float* destination, int count)
    {
        for (int i = 0; i < count; i++) destination[i] = edge[i];
    }
}
