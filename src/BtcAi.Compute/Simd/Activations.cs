using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>x·σ; slope σ + x·σ·(1 − σ).</summary>
internal readonly struct SiLUFunction : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct
    {
        T s = VectorMath<V, T>.Sigmoid(x);
        T y = V.Multiply(x, s);
        slope = V.MultiplyAdd(y, V.Subtract(V.All(1), s), s);
        return y;
    }
}

internal readonly struct ReLUFunction : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct
    {
        slope = V.WherePositive(x, V.All(1), V.All(0));
        return V.Max(x, V.All(0));
    }
}

internal readonly struct LeakyReLUFunction : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct
    {
        slope = V.WherePositive(x, V.All(1), V.All(0.01f));
        return V.Multiply(x, slope);
    }
}

internal readonly struct ELUFunction : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct
    {
        T exponential = VectorMath<V, T>.Exp(x);
        slope = V.WherePositive(x, V.All(1), exponential);
        return V.WherePositive(x, x, V.Subtract(exponential, V.All(1)));
    }
}

internal readonly struct TanhFunction : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct
    {
        T t = VectorMath<V, T>.Tanh(x);
        slope = V.Subtract(V.All(1), V.Multiply(t, t));
        return t;
    }
}

/// <summary>
/// ½x(1 + tanh u) = x·σ(2u) with u = √(2/π)(x + 0.044715x³), where the logistic function does not cancel; slope
/// σ + x·σ·(1 − σ)·2u'.
/// </summary>
internal readonly struct GELUFunction : IActivation
{
    private const float Outer = 2 * 0.7978845608f;
    private const float Cubic = 0.044715f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct
    {
        T square = V.Multiply(x, x);
        T s = VectorMath<V, T>.Sigmoid(V.Multiply(x, V.MultiplyAdd(square, V.All(Outer * Cubic), V.All(Outer))));
        T y = V.Multiply(x, s);
        T inner = V.MultiplyAdd(square, V.All(3 * Outer * Cubic), V.All(Outer));
        slope = V.MultiplyAdd(V.Multiply(y, V.Subtract(V.All(1), s)), inner, s);
        return y;
    }
}
