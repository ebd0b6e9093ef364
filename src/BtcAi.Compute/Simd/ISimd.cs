namespace BtcAi.Compute.Simd;

/// <summary>
/// Vector arithmetic of one width over registers of type T. Kernels are written once against it; the JIT compiles
/// them anew for each width, with every member replaced by its instruction.
/// </summary>
internal unsafe interface ISimd<T> where T : struct
{
    /// <summary>Floats in a register.</summary>
    static abstract int Count { get; }

    static abstract T Load(float* source);

    static abstract void Store(T value, float* destination);

    static abstract T All(float value);

    static abstract T Add(T a, T b);

    static abstract T Subtract(T a, T b);

    static abstract T Multiply(T a, T b);

    static abstract T Divide(T a, T b);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    static abstract T Min(T a, T b);

    static abstract T Max(T a, T b);

    static abstract T Sqrt(T a);

    static abstract float Sum(T a);

    /// <summary>where x &gt; 0 a, else b.</summary>
    static abstract T WherePositive(T x, T a, T b);

    /// <summary>
    /// The bits as integers, shifted left; what moves an integer in the lowest bits to a float's exponent.
    /// </summary>
    static abstract T ShiftBitsLeft(T a, int count);

    /// <summary>a = mantissa·2^exponent, mantissa in [√½, √2); for positive normal numbers.</summary>
    static abstract T SplitExponent(T a, out T exponent);
}
