namespace BtcAi.Compute.Simd;

/// <summary>
/// A function of one number together with its derivative, on registers; they share most of their work.
/// </summary>
internal interface IActivation
{
    static abstract T Value<V, T>(T x, out T slope) where V : struct, ISimd<T> where T : struct;
}
