using System.Runtime.CompilerServices;

namespace BtcAi.Compute;

/// <summary>
/// Floats that start on a cache line (64 bytes) and never move, so that no vector load straddles two lines.
/// </summary>
public sealed class AlignedFloats
{
    private readonly float[] _array;
    private readonly int _offset;

    public unsafe AlignedFloats(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(length + 15, pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _array[0]);
        _offset = (int)(-address & 63) / sizeof(float);
    }

    public int Length { get; }

    public Span<float> Span => new(_array, _offset, Length);
}
