using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>Elementary functions on registers, relative error about 2e-7 unless said otherwise.</summary>
internal static class VectorMath<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    /// <summary>
    /// eˣ = 2ⁿ·eʳ with r = x − n·ln 2 in ±½ ln 2 and the polynomial of degree 5, by Remez, that is wrong by at most
    /// 1.05e-7 of eʳ. Below −87.3 it stays at 1e-38, above 88.3 at 2.4e38: never 0 and never infinite.
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
        T p = V.MultiplyAdd(V.All(8.3125010133e-3f), r, V.All(4.1890330613e-2f));
        p = V.MultiplyAdd(p, r, V.All(1.6667115688e-1f));
        p = V.MultiplyAdd(p, r, V.All(4.9999231100e-1f));
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

    /// <summary>
    /// The quotient of polynomials of degree 13 and 6 from Eigen's fast tanh, which reaches 1 at 7.9; relative error
    /// 3e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh(T x)
    {
        x = V.Min(V.Max(x, V.All(-7.9053111076f)), V.All(7.9053111076f));
        T s = V.Multiply(x, x);
        T p = V.MultiplyAdd(V.All(-2.76076847742355e-16f), s, V.All(2.00018790482477e-13f));
        p = V.MultiplyAdd(p, s, V.All(-8.60467152213735e-11f));
        p = V.MultiplyAdd(p, s, V.All(5.12229709037114e-8f));
        p = V.MultiplyAdd(p, s, V.All(1.48572235717979e-5f));
        p = V.MultiplyAdd(p, s, V.All(6.37261928875436e-4f));
        p = V.MultiplyAdd(p, s, V.All(4.89352455891786e-3f));
        T q = V.MultiplyAdd(V.All(1.19825839466702e-6f), s, V.All(1.18534705686654e-4f));
        q = V.MultiplyAdd(q, s, V.All(2.26843463243900e-3f));
        q = V.MultiplyAdd(q, s, V.All(4.89352518554385e-3f));
        return V.Divide(V.Multiply(p, x), q);
    }
}
