using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BtcAi.Foundation;

/// <summary>
/// Structs of numbers as bytes that depend on their values alone. What lies between two fields, to align the second, is
/// whatever the compiler's way of copying left there; it is written as zeros, so that equal states give equal files.
/// </summary>
public static class StructBytes
{
    public static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values) where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        bool[] used = Layout<T>.Used;
        for (int at = 0; at < bytes.Length; at += used.Length)
            for (int i = 0; i < used.Length; i++)
                if (!used[i]) bytes[at + i] = 0;
        writer.Write(bytes);
    }

    /// <summary>Fills <paramref name="values"/> with as many as it has room for.</summary>
    /// <exception cref="EndOfStreamException">There were fewer.</exception>
    public static void Read<T>(BinaryReader reader, Span<T> values) where T : unmanaged =>
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));

    private static class Layout<T> where T : unmanaged
    {
        /// <summary>Which bytes of the struct belong to a field.</summary>
        public static readonly bool[] Used = Checked(Of(typeof(T)).Used);

        private static bool[] Checked(bool[] used) =>
            used.Length == Unsafe.SizeOf<T>() ? used : throw new NotSupportedException($"The fields of {typeof(T)} do not lie in their order.");
    }

    /// <summary>Fields in their order, each at the next multiple of its alignment, as sequential layout has them.</summary>
    private static (bool[] Used, int Alignment) Of(Type type)
    {
        if (type.IsEnum) type = type.GetEnumUnderlyingType();
        if (type == typeof(bool)) return ([true], 1);
        if (type.IsPrimitive) return (Enumerable.Repeat(true, Marshal.SizeOf(type)).ToArray(), Marshal.SizeOf(type));
        List<bool> used = [];
        int alignment = 1;
        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        foreach (FieldInfo field in fields.OrderBy(f => f.MetadataToken))
        {
            (bool[] inside, int aligned) = Of(field.FieldType);
            Align(used, aligned);
            used.AddRange(inside);
            alignment = Math.Max(alignment, aligned);
        }
        Align(used, alignment);
        int repeated = type.GetCustomAttribute<InlineArrayAttribute>()?.Length ?? 1;
        return (Enumerable.Repeat(used, repeated).SelectMany(u => u).ToArray(), alignment);
    }

    private static void Align(List<bool> used, int alignment)
    {
        while (used.Count % alignment != 0) used.Add(false);
    }
}
