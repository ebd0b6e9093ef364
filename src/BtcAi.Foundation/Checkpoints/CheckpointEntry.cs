using System.Runtime.InteropServices;

namespace BtcAi.Foundation.Checkpoints;

/// <summary>A named array in a checkpoint: its element type, its shape and its raw little-endian bytes.</summary>
public sealed record CheckpointEntry(string Name, CheckpointElement Element, IReadOnlyList<int> Shape, byte[] Bytes)
{
    /// <summary>Copies <paramref name="values"/>.</summary>
    /// <param name="shape">Row-major sizes whose product is the number of values; none means one dimension.</param>
    public static CheckpointEntry Of<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        int[] sizes = shape.Length == 0 ? [values.Length] : shape.ToArray();
        long product = sizes.Aggregate(1L, (a, b) => a * b);
        if (product != values.Length)
            throw new ArgumentException($"{name}: shape [{string.Join('×', sizes)}] does not hold {values.Length} values.");
        return new CheckpointEntry(name, ElementOf<T>(), sizes, MemoryMarshal.AsBytes(values).ToArray());
    }

    /// <summary>A copy of the values; throws when they are of another type.</summary>
    public T[] Values<T>() where T : unmanaged
    {
        if (Element != ElementOf<T>())
            throw new InvalidOperationException($"{Name} holds {Element}, not {typeof(T).Name}.");
        return MemoryMarshal.Cast<byte, T>(Bytes).ToArray();
    }


    private static CheckpointElement ElementOf<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Byte => CheckpointElement.UInt8,
        TypeCode.Int32 => CheckpointElement.Int32,
        TypeCode.Int64 => CheckpointElement.Int64,
        TypeCode.UInt64 => CheckpointElement.UInt64,
        TypeCode.Single => CheckpointElement.Float32,
        TypeCode.Double => CheckpointElement.Float64,
        _ => throw new NotSupportedException($"Checkpoints hold no {typeof(T).Name}."),
    };
}
