using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace BtcAi.Experiments.Exports;

/// <summary>
/// Event files as TensorBoard reads them: records of length, masked CRC-32C of the length, payload, masked CRC-32C of the payload,
/// all little-endian; the payload is the protocol-buffer message Event with one scalar in its Summary
/// (github.com/tensorflow/tensorflow, core/util/event.proto, core/framework/summary.proto, core/lib/io/record_writer.cc).
/// </summary>
internal sealed class TensorBoardFile(Stream stream)
{
    private const uint MaskDelta = 0xa282ead8;
    private const byte Varint = 0, Double = 1, Bytes = 2, Float = 5;

    /// <summary>The record that every file begins with.</summary>
    /// <param name="wallTime">Seconds since 1970.</param>
    public void WriteStart(double wallTime) => WriteRecord([.. Of(1, wallTime), .. Of(3, Encoding.UTF8.GetBytes("brain.Event:2"))]);

    /// <inheritdoc cref="WriteStart"/>
    public void WriteScalar(string tag, int step, float amount, double wallTime)
    {
        byte[] value = [.. Of(1, Encoding.UTF8.GetBytes(tag)), Key(2, Float), .. BitConverter.GetBytes(amount)];
        WriteRecord([.. Of(1, wallTime), Key(2, Varint), .. VarintOf((ulong)step), .. Of(5, Of(1, value))]);
    }

    private void WriteRecord(byte[] payload)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)], checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)payload.Length);
        stream.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Masked(length));
        stream.Write(checksum);
        stream.Write(payload);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Masked(payload));
        stream.Write(checksum);
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        return unchecked(BitOperations.RotateRight(~crc, 15) + MaskDelta);
    }

    private static byte Key(int field, byte kind) => (byte)(field << 3 | kind);

    private static byte[] Of(int field, double amount) => [Key(field, Double), .. BitConverter.GetBytes(amount)];

    private static byte[] Of(int field, byte[] bytes) => [Key(field, Bytes), .. VarintOf((ulong)bytes.Length), .. bytes];

    private static List<byte> VarintOf(ulong number)
    {
        var bytes = new List<byte>();
        for (; number >= 0x80; number >>= 7) bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
        return bytes;
    }
}
