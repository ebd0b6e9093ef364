using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

internal readonly struct ExpFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x) where V : struct, ISimd<T> where T : struct => VectorMath<V, T>.Exp(x);
}

internal readonly struct LogFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x) where V : struct, ISimd<T> where T : struct => VectorMath<V, T>.Log(x);
}

internal readonly struct SigmoidFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x) where V : struct, ISimd<T> where T : struct => VectorMath<V, T>.Sigmoid(x);
}

/// <summary>1/√x.</summary>
internal readonly struct InverseRootFunction : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<V, T>(T x) where V : struct, ISimd<T> where T : struct => V.Divide(V.All(1), V.Sqrt(x));
}
