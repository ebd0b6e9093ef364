namespace BtcAi.Compute.Simd;

/// <summary>A function of one number on registers.</summary>
internal interface IFunction
{
    static abstract T Value<V, T>(T x) where V : struct, ISimd<T> where T : struct;
}
