using System.Security.Cryptography;
using System.Text;

namespace BtcAi.Foundation.Checkpoints;

/// <summary>
/// The bytes of a checkpoint, all little-endian: magic (8), format version (int32), length of the whole file (int64),
/// JSON header (length-prefixed UTF-8), number of entries (int32), each as name, element type (byte), rank and sizes (int32),
/// length (int64) and bytes; last the SHA-256 of everything before it (32).
/// </summary>
internal static class CheckpointEncoding
{
    /// <summary>Bytes of the checksum at the end.</summary>
    public const int TrailerBytes = SHA256.HashSizeInBytes;

    private const int Version = 1, LengthAt = 12, PreambleBytes = 20;

    public static ReadOnlySpan<byte> Magic => "BTCAICKP"u8;

    public static byte[] Encode(string header, IReadOnlyList<CheckpointEntry> entries)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(0L);
        writer.Write(header);
        writer.Write(entries.Count);
        foreach (var entry in entries)
        {
            writer.Write(entry.Name);
            writer.Write((byte)entry.Element);
            writer.Write(entry.Shape.Count);
            foreach (int size in entry.Shape) writer.Write(size);
            writer.Write(entry.Bytes.LongLength);
            writer.Write(entry.Bytes);
        }
        writer.Seek(LengthAt, SeekOrigin.Begin);
        writer.Write(stream.Length + TrailerBytes);
        byte[] body = stream.ToArray();
        return [.. body, .. SHA256.HashData(body)];
    }

    /// <summary>Null when the bytes are exactly what <see cref="Encode"/> wrote in this version, else what is wrong.</summary>
    public static string? FindDamage(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PreambleBytes + TrailerBytes) return $"it is only {bytes.Length} bytes long";
        if (!bytes.StartsWith(Magic)) return "it does not start like a checkpoint";
        int version = BitConverter.ToInt32(bytes[Magic.Length..]);
        long length = BitConverter.ToInt64(bytes[LengthAt..]);
        if (length != bytes.Length) return $"it is {bytes.Length} bytes long where {length} were written";
        if (!SHA256.HashData(bytes[..^TrailerBytes]).AsSpan().SequenceEqual(bytes[^TrailerBytes..]))
            return "its checksum does not match its contents";
        return version == Version ? null : $"it has format version {version} and this build reads version {Version}";
    }

    /// <summary>Null when it does not start like a checkpoint of this version, or is shorter or longer than written.</summary>
    public static string? ReadHeader(Stream stream)
    {
        Span<byte> preamble = stackalloc byte[PreambleBytes];
        if (stream.ReadAtLeast(preamble, PreambleBytes, throwOnEndOfStream: false) < PreambleBytes || !preamble.StartsWith(Magic)) return null;
        if (BitConverter.ToInt32(preamble[Magic.Length..]) != Version || BitConverter.ToInt64(preamble[LengthAt..]) != stream.Length) return null;
        return new BinaryReader(stream, Encoding.UTF8).ReadString();
    }

    /// <summary>Reads bytes in which no damage was found.</summary>
    public static CheckpointContents Decode(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        reader.BaseStream.Position = PreambleBytes;
        string header = reader.ReadString();
        var entries = new CheckpointEntry[reader.ReadInt32()];
        for (int i = 0; i < entries.Length; i++)
        {
            string name = reader.ReadString();
            var element = (CheckpointElement)reader.ReadByte();
            int[] shape = new int[reader.ReadInt32()];
            for (int d = 0; d < shape.Length; d++) shape[d] = reader.ReadInt32();
            entries[i] = new CheckpointEntry(name, element, shape, reader.ReadBytes(checked((int)reader.ReadInt64())));
        }
        return new CheckpointContents(header, entries);
    }
}
