using BtcAi.Simulation;

namespace BtcAi.Cli.Commands;

/// <summary>Buckets as people type them.</summary>
internal static class BucketName
{
    // Enum.TryParse alone would also take numbers and lists.
    public static bool TryParse(string name, out Bucket bucket)
    {
        bucket = default;
        return Enum.GetNames<Bucket>().Contains(name, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(name, ignoreCase: true, out bucket);
    }

    public static string Refusal(string name) => $"\"{name}\" is not a bucket; choose from {string.Join(", ", Enum.GetNames<Bucket>())}.";
}
