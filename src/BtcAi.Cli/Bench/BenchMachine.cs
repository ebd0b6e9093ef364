using System.Runtime.InteropServices;
using BtcAi.Compute;

namespace BtcAi.Cli.Bench;

/// <summary>What the figures were measured on.</summary>
internal sealed record BenchMachine(string Processor, int VectorBits, int Cores, string Framework, string OperatingSystem)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    public static BenchMachine Current() => new(
        ProcessorName(), (int)CpuKernels.BestWidth, Environment.ProcessorCount, RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription);

    private static string ProcessorName()
    {
        string? line = File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? $"{RuntimeInformation.ProcessArchitecture}" : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
