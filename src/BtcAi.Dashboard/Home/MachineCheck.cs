using System.Runtime.Intrinsics;
using BtcAi.Experiments.Html;

namespace BtcAi.Dashboard.Home;

/// <summary>One thing that a training needs of the machine, and whether there is enough of it.</summary>
/// <param name="IsEnough">Whether nothing has to be done about it.</param>
public sealed record MachineCheck(string Name, string Found, bool IsEnough, string Says)
{
    private const double Giga = 1e9;

    public static IReadOnlyList<MachineCheck> Of(string home) => Of(Environment.ProcessorCount, VectorBits, MachineLoad.Now(home, MachineLoad.Unknown));

    public static IReadOnlyList<MachineCheck> Of(int cores, int vectorBits, MachineLoad load)
    {
        double memory = (load.AllBytes - load.UsedBytes) / Giga, disk = load.FreeDiskBytes / Giga;
        return
        [
            new("Cores", $"{cores}", cores >= 2, cores >= 4 ? "Plenty: trainings use all of them." : cores >= 2 ? "Enough; a training takes some minutes." : "It works, slowly: expect several times the minutes."),
            new("Vector width", $"{vectorBits} bit", vectorBits >= 256, vectorBits >= 256 ? "The network is computed at full speed." : "The network is computed at half speed or less."),
            new("Free memory", $"{Written.Number(memory, "0.0")} GB", memory >= 2, memory >= 2 ? "Enough for all four buckets on years of five-minute candles." : "Tight: train fewer buckets at a time, or lower model.windows."),
            new("Free disk", $"{Written.Number(disk, "0.0")} GB", disk >= 2, disk >= 2 ? "Enough for hundreds of runs." : "Tight: make room before long trainings; nothing saved is ever lost."),
        ];
    }

    private static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}
