using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BtcAi.Foundation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Tests.Foundation;

public sealed class StructBytesTests
{
    private enum Small : byte { None }

    [InlineArray(2)]
    private struct Pairs
    {
        private Pair _first;
    }

    private record struct Pair(double Number, bool Flag, short Count);

    private record struct Mixed(Small Kind, int Row, Pairs Inside, float Last);

    [Fact]
    public void What_lies_between_fields_is_written_as_zeros_and_nothing_else_is()
    {
        var values = new Mixed[3];
        MemoryMarshal.AsBytes(values.AsSpan()).Fill(0xFF);
        byte[] one = Convert.FromHexString("FF000000FFFFFFFF" + "FFFFFFFFFFFFFFFF" + "FF00FFFF00000000" + "FFFFFFFFFFFFFFFF" +
            "FF00FFFF00000000" + "FFFFFFFF00000000");
        Assert.Equal([.. one, .. one, .. one], Written<Mixed>(values));
    }

    [Fact]
    public void A_holding_and_a_withdrawal_are_written_without_what_aligns_them()
    {
        var holdings = new Holding[1];
        var withdrawals = new PendingWithdrawal[1];
        MemoryMarshal.AsBytes(holdings.AsSpan()).Fill(0xFF);
        MemoryMarshal.AsBytes(withdrawals.AsSpan()).Fill(0xFF);
        Assert.Equal([54, 55], Zeros(Written<Holding>(holdings)));
        Assert.Equal(Unsafe.SizeOf<PendingWithdrawal>() - 16 - sizeof(CashFlowKind), Zeros(Written<PendingWithdrawal>(withdrawals)).Length);
    }

    [Fact]
    public void What_was_written_reads_as_the_same_values()
    {
        Pair[] values = [new(1.5, true, -3), new(double.NaN, false, 7)];
        var read = new Pair[2];
        StructBytes.Read<Pair>(new BinaryReader(new MemoryStream(Written<Pair>(values))), read);
        Assert.Equal(values, read);
    }

    private static byte[] Written<T>(T[] values) where T : unmanaged
    {
        using var file = new MemoryStream();
        StructBytes.Write<T>(new BinaryWriter(file), values);
        return file.ToArray();
    }

    private static int[] Zeros(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == 0)];
}
