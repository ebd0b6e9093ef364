using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BtcAi.Compute.Simd;

/// <summary>
/// Rows to columns (destination's rows begin destinationRow floats apart), in blocks of 8 × 8 kept in registers
/// where the machine has AVX.
/// </summary>
internal static unsafe class Transposition
{
    private const int Side = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, int rows, int columns, float* destination, nint destinationRow)
    {
        int wholeRows = Avx.IsSupported ? rows - rows % Side : 0;
        int wholeColumns = Avx.IsSupported ? columns - columns % Side : 0;
        for (int r = 0; r < wholeRows; r += Side)
            for (int c = 0; c < wholeColumns; c += Side)
                Block(source + (nint)r * columns + c, columns, destination + c * destinationRow + r, destinationRow);
        Plain(source, columns, destination, destinationRow, 0, wholeRows, wholeColumns);
        Plain(source, columns, destination, destinationRow, wholeRows, rows, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain(
        float* source, int columns, float* destination, nint destinationRow, int firstRow, int lastRow, int firstColumn)
    {
        for (int r = firstRow; r < lastRow; r++)
            for (int c = firstColumn; c < columns; c++)
                destination[c * destinationRow + r] = source[(nint)r * columns + c];
    }

    /// <summary>Pairs of rows are interleaved by ones, then by twos, then halves exchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(float* s, nint row, float* d, nint column)
    {
        Interleave(s, row, 0, out var a0, out var a1, out var a2, out var a3);
        Interleave(s, row, 4, out var b0, out var b1, out var b2, out var b3);
        Avx.Permute2x128(a0, b0, 0x20).Store(d);
        Avx.Permute2x128(a1, b1, 0x20).Store(d + column);
        Avx.Permute2x128(a2, b2, 0x20).Store(d + 2 * column);
        Avx.Permute2x128(a3, b3, 0x20).Store(d + 3 * column);
        Avx.Permute2x128(a0, b0, 0x31).Store(d + 4 * column);
        Avx.Permute2x128(a1, b1, 0x31).Store(d + 5 * column);
        Avx.Permute2x128(a2, b2, 0x31).Store(d + 6 * column);
        Avx.Permute2x128(a3, b3, 0x31).Store(d + 7 * column);
    }

    /// <summary>Of four rows: columns 0 and 4, 1 and 5, 2 and 6, 3 and 7, each as four neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(
        float* s, nint row, int first, out Vector256<float> c0, out Vector256<float> c1,
        out Vector256<float> c2, out Vector256<float> c3)
    {
        Vector256<float> r0 = Vector256.Load(s + first * row), r1 = Vector256.Load(s + (first + 1) * row);
        Vector256<float> r2 = Vector256.Load(s + (first + 2) * row), r3 = Vector256.Load(s + (first + 3) * row);
        Vector256<float> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1);
        Vector256<float> low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
        c0 = Avx.Shuffle(low01, low23, 0x44);
        c1 = Avx.Shuffle(low01, low23, 0xEE);
        c2 = Avx.Shuffle(high01, high23, 0x44);
        c3 = Avx.Shuffle(high01, high23, 0xEE);
    }
}
