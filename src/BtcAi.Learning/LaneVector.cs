using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BtcAi.Learning;

/// <summary>Reads and writes neighbouring lanes as vectors, bounds checked.</summary>
internal static class LaneVector
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref Vector<float> At(Span<float> values, int index) =>
        ref Unsafe.As<float, Vector<float>>(ref values.Slice(index, Vector<float>.Count)[0]);

    /// <summary>A stretch of lanes as vectors; the count is a multiple of the vector width.</summary>
    public static Span<Vector<float>> Row(Span<float> values, int from, int count) =>
        MemoryMarshal.Cast<float, Vector<float>>(values.Slice(from, count));
}
