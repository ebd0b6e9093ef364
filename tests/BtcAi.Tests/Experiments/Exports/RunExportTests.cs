using System.Buffers.Binary;
using System.Text;
using BtcAi.Experiments.Exports;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;

namespace BtcAi.Tests.Experiments.Exports;

public sealed class RunExportTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly RunStore _store;
    private readonly RunRecord _run;

    public RunExportTests()
    {
        _store = new RunStore(_home.FullPath, new FixedClock(new DateTimeOffset(2026, 11, 23, 22, 45, 0, TimeSpan.Zero)));
        using RunFolder folder = _store.Create(RunExamples.Of(Bucket.Short));
        folder.AppendMetrics(Bucket.Short, 1, new { PolicyLoss = -0.25, Kl = double.NaN });
        folder.AppendMetrics(Bucket.Short, 300, new { PolicyLoss = 0.5 });
        folder.FlushMetrics();
        _run = _store.Find("latest");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Tensorboard_files_decode_to_the_values_and_every_checksum_is_right()
    {
        string file = Assert.Single(Write(ExportFormat.TensorBoard));
        Assert.Equal("events.out.tfevents.1795473900.btcai", Path.GetFileName(file));
        List<byte[]> records = [.. Records(File.ReadAllBytes(file))];
        Assert.Equal("brain.Event:2", Encoding.UTF8.GetString((byte[])Fields(records[0])[3]));
        (string, ulong, float)[] scalars = [.. records.Skip(1).Select(r =>
        {
            Dictionary<int, object> values = Fields((byte[])Fields((byte[])Fields(r)[5])[1]);
            return (Encoding.UTF8.GetString((byte[])values[1]), (ulong)Fields(r)[2], (float)values[2]);
        })];
        Assert.Equal([("policy_loss", 1, -0.25f), ("policy_loss", 300, 0.5f), ("kl", 1, float.NaN)], scalars);
        Assert.All(records, r => Assert.Equal(1795473900.0, Fields(r)[1]));
    }

    [Fact]
    public void Csv_and_json_hold_the_same_and_leave_empty_what_is_not_known()
    {
        Assert.Equal(["bucket,metric,update,value", "Short,policy_loss,1,-0.25", "Short,policy_loss,300,0.5", "Short,kl,1,"], File.ReadAllLines(Assert.Single(Write(ExportFormat.Csv))));
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Assert.Single(Write(ExportFormat.Json))));
        Assert.Equal(300, json.RootElement.GetProperty("series")[0].GetProperty("points")[1].GetProperty("update").GetInt32());
        Assert.Equal(_run.Id, json.RootElement.GetProperty("run").GetProperty("id").GetString());
    }

    private IReadOnlyList<string> Write(ExportFormat format) => new RunExport(_run, _store.Metrics).Write(format, _home.PathTo("out"));

    /// <summary>The framing, read by its description: checksums by the slow definition of CRC-32C.</summary>
    private static IEnumerable<byte[]> Records(byte[] bytes)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(Masked(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            byte[] payload = bytes[(at + 12)..(at + 12 + length)];
            Assert.Equal(Masked(payload), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            yield return payload;
            at += length + 16;
        }
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xffffffff;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1;
        }
        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
    }

    [Fact]
    public void The_checksum_of_this_test_is_the_published_one() =>
        Assert.Equal(unchecked(((0xe3069283u >> 15) | (0xe3069283u << 17)) + 0xa282ead8u), Masked("123456789"u8));

    private static Dictionary<int, object> Fields(byte[] message)
    {
        var fields = new Dictionary<int, object>();
        for (int at = 0; at < message.Length;)
        {
            int key = (int)Varint(message, ref at);
            fields[key >> 3] = (key & 7) switch
            {
                0 => Varint(message, ref at),
                1 => BitConverter.ToDouble(message, (at += 8) - 8),
                2 => Bytes(message, ref at),
                5 => BitConverter.ToSingle(message, (at += 4) - 4),
                int kind => throw new InvalidDataException($"Wire type {kind}"),
            };
        }
        return fields;
    }

    private static byte[] Bytes(byte[] message, ref int at)
    {
        int length = (int)Varint(message, ref at);
        return message[at..(at += length)];
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = message[at++];
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80) return value;
        }
    }
}
