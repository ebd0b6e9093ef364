using System.Runtime.InteropServices;
using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Learning;

/// <summary>Writes and reads what every learner changes: weights, optimiser, chance and the order of its minibatches.</summary>
internal static class LearnerState
{
    public static void Save(BinaryWriter writer, MlpNetwork network, AdamW optimiser, Rng rng, int[] order)
    {
        writer.Write(optimiser.Steps);
        foreach (ulong part in rng.State) writer.Write(part);
        writer.Write(MemoryMarshal.AsBytes(order.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(network.Parameters.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(optimiser.FirstMoment.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(optimiser.SecondMoment.AsSpan()));
    }

    public static void Load(BinaryReader reader, MlpNetwork network, AdamW optimiser, Rng rng, int[] order)
    {
        optimiser.Steps = reader.ReadInt64();
        rng.State = [reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(order.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(network.Parameters.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(optimiser.FirstMoment.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(optimiser.SecondMoment.AsSpan()));
        network.WeightsChanged();
    }
}
