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

/// <summary>½x(1 + tanh u), u = √(2/π)(x + 0.044715x³); slope ½(1 + t) + ½x(1 − t²)·u'.</summary>
internal readonly struct GELUFunction : IActivation
{
    private const float Outer = 0.7978845608f;
    private const float Cubic = 0.044715f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct
    {
        T square = V.Multiply(x, x);
        T t = VectorMath<V, T>.Tanh(V.Multiply(x, V.MultiplyAdd(square, V.All(Outer * Cubic), V.All(Outer))));
        T share = V.MultiplyAdd(V.All(0.5f), t, V.All(0.5f));
        T inner = V.MultiplyAdd(square, V.All(1.5f * Outer * Cubic), V.All(0.5f * Outer));
        slope = V.MultiplyAdd(V.Multiply(x, inner), V.Subtract(V.All(1), V.Multiply(t, t)), share);
        return V.Multiply(x, share);
    }
}
