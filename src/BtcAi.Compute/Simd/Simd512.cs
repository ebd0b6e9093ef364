using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Register = System.Runtime.Intrinsics.Vector512<float>;
using Vector = System.Runtime.Intrinsics.Vector512;

namespace BtcAi.Compute.Simd;

/// <summary>16 floats at a time (AVX-512).</summary>
internal readonly unsafe struct Simd512 : ISimd<Register>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Load(float* source) => Vector.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Register value, float* destination) => Vector.Store(value, destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register All(float value) => Vector.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Add(Register a, Register b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Subtract(Register a, Register b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Multiply(Register a, Register b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Divide(Register a, Register b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register MultiplyAdd(Register a, Register b, Register c) => Vector.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Min(Register a, Register b) => Vector.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Max(Register a, Register b) => Vector.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register Sqrt(Register a) => Vector.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Register a) => Simd256.Sum(a.GetLower() + a.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register WherePositive(Register x, Register a, Register b) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Register.Zero), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register ShiftBitsLeft(Register a, int count) => Vector.ShiftLeft(a.AsInt32(), count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register SplitExponent(Register a, out Register exponent)
    {
        // Subtracting the bits of √½ makes the exponent field count from there.
        var bits = a.AsInt32() - Vector.Create(0x3F3504F3);
        exponent = Vector.ConvertToSingle(Vector.ShiftRightArithmetic(bits, 23));
        return ((bits & Vector.Create(0x007FFFFF)) + Vector.Create(0x3F3504F3)).AsSingle();
    }
}
