using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BtcAi.Compute.Simd;

namespace BtcAi.Compute;

/// <summary>
/// What one core can do at most: a loop of fused multiply-adds that touches only registers. The yardstick for
/// every matrix product measured on the same machine in the same minute.
/// </summary>
public static class FmaPeak
{
    private const int Accumulators = 12;

    /// <summary>
    /// Floating-point operations a second of the calling thread (a multiply-add counts as two): the best of
    /// some tries of about a fifth of a millisecond.
    /// </summary>
    public static double Measure(TimeProvider clock, int tries = 20)
    {
        const int rounds = 100_000;
        double best = 0;
        for (int i = 0; i < tries; i++)
        {
            long start = clock.GetTimestamp();
            (int lanes, float sink) = Vector512.IsHardwareAccelerated ? (16, Loop<Simd512, Vector512<float>>(rounds))
                : Vector256.IsHardwareAccelerated ? (8, Loop<Simd256, Vector256<float>>(rounds))
                : (4, Loop<Simd128, Vector128<float>>(rounds));
            double seconds = clock.GetElapsedTime(start).TotalSeconds;
            if (float.IsNaN(sink)) throw new InvalidOperationException("A sum of halves cannot be NaN.");
            best = Math.Max(best, 2.0 * Accumulators * lanes * rounds / seconds);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Loop<V, T>(int rounds) where V : struct, ISimd<T> where T : struct
    {
        // x ← x·½ + ½ stays near 1, so that no accumulator becomes a slow denormal number.
        T h = V.All(0.5f);
        T a = h, b = h, c = h, d = h, e = h, f = h, g = h, i = h, j = h, k = h, l = h, m = h;
        for (; rounds > 0; rounds--)
        {
            a = V.MultiplyAdd(a, h, h);
            b = V.MultiplyAdd(b, h, h);
            c = V.MultiplyAdd(c, h, h);
            d = V.MultiplyAdd(d, h, h);
            e = V.MultiplyAdd(e, h, h);
            f = V.MultiplyAdd(f, h, h);
            g = V.MultiplyAdd(g, h, h);
            i = V.MultiplyAdd(i, h, h);
            j = V.MultiplyAdd(j, h, h);
            k = V.MultiplyAdd(k, h, h);
            l = V.MultiplyAdd(l, h, h);
            m = V.MultiplyAdd(m, h, h);
        }
        T sum = V.Add(V.Add(V.Add(a, b), V.Add(c, d)), V.Add(V.Add(e, f), V.Add(g, i)));
        return V.Sum(V.Add(sum, V.Add(V.Add(j, k), V.Add(l, m))));
    }
}
