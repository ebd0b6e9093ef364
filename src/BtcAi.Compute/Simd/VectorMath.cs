using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>Elementary functions on registers, relative error about 1e-7 unless said otherwise.</summary>
internal static class VectorMath<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    /// <summary>
    /// eˣ = 2ⁿ·eʳ with r = x − n·ln 2 in ±½ ln 2 and the polynomial of Cephes expf. Below −87.3 it stays at
    /// 1e-38, above 88.3 at 2.4e38: never 0 and never infinite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp(T x)
    {
        x = V.Min(V.Max(x, V.All(-87.3f)), V.All(88.3f));
        // Adding 1.5·2²³ + 127 leaves n + 127, the biased exponent of 2ⁿ, in the lowest bits.
        T magic = V.All(12582912f + 127f);
        T shifted = V.MultiplyAdd(x, V.All(1.44269504088896341f), magic);
        T n = V.Subtract(shifted, magic);
        T r = V.MultiplyAdd(n, V.All(-0.693359375f), x);
        r = V.MultiplyAdd(n, V.All(2.12194440e-4f), r);
        T p = V.MultiplyAdd(V.All(1.9875691500e-4f), r, V.All(1.3981999507e-3f));
        p = V.MultiplyAdd(p, r, V.All(8.3334519073e-3f));
        p = V.MultiplyAdd(p, r, V.All(4.1665795894e-2f));
        p = V.MultiplyAdd(p, r, V.All(1.6666665459e-1f));
        p = V.MultiplyAdd(p, r, V.All(5.0000001201e-1f));
        p = V.MultiplyAdd(p, V.Multiply(r, r), V.Add(r, V.All(1)));
        return V.Multiply(p, V.ShiftBitsLeft(shifted, 23));
    }

    /// <summary>
    /// Natural logarithm of positive normal numbers: exponent·ln 2 and the polynomial of Cephes logf.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log(T x)
    {
        T r = V.Subtract(V.SplitExponent(x, out T exponent), V.All(1));
        T p = V.MultiplyAdd(V.All(7.0376836292e-2f), r, V.All(-1.1514610310e-1f));
        p = V.MultiplyAdd(p, r, V.All(1.1676998740e-1f));
        p = V.MultiplyAdd(p, r, V.All(-1.2420140846e-1f));
        p = V.MultiplyAdd(p, r, V.All(1.4249322787e-1f));
        p = V.MultiplyAdd(p, r, V.All(-1.6668057665e-1f));
        p = V.MultiplyAdd(p, r, V.All(2.0000714765e-1f));
        p = V.MultiplyAdd(p, r, V.All(-2.4999993993e-1f));
        p = V.MultiplyAdd(p, r, V.All(3.3333331174e-1f));
        T square = V.Multiply(r, r);
        T small = V.MultiplyAdd(V.Multiply(p, r), square, V.Multiply(exponent, V.All(-2.12194440e-4f)));
        small = V.MultiplyAdd(square, V.All(-0.5f), small);
        return V.MultiplyAdd(exponent, V.All(0.693359375f), V.Add(r, small));
    }

    /// <summary>σ(x) = 1/(1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid(T x) => V.Divide(V.All(1), V.Add(V.All(1), Exp(V.Subtract(V.All(0), x))));

    /// <summary>1 − 2/(e²ˣ + 1), and near 0, where that cancels, the polynomial of Cephes tanhf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh(T x)
    {
        T s = V.Multiply(x, x);
        T p = V.MultiplyAdd(V.All(-5.70498872745e-3f), s, V.All(2.06390887954e-2f));
        p = V.MultiplyAdd(p, s, V.All(-5.37397155531e-2f));
        p = V.MultiplyAdd(p, s, V.All(1.33314422036e-1f));
        p = V.MultiplyAdd(p, s, V.All(-3.33332819422e-1f));
        T near = V.MultiplyAdd(V.Multiply(p, s), x, x);
        T far = V.Divide(V.All(2), V.Add(Exp(V.Add(x, x)), V.All(1)));
        return V.WherePositive(V.Subtract(V.All(0.625f * 0.625f), s), near, V.Subtract(V.All(1), far));
    }
}
