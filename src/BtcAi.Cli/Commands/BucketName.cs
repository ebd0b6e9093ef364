using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
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

    /// <summary>The run's finished buckets, or the one named; none, and a problem, where there is none.</summary>
    /// <param name="run">Null where it was not found, which is a problem of its own.</param>
    public static IReadOnlyList<Bucket> FinishedOf(string? name, RunRecord? run, Problems problems)
    {
        Bucket only = default;
        if (name is not null && !TryParse(name, out only))
        {
            problems.Add(CommandErrors.OptionValue, Refusal(name));
            return [];
        }
        if (run is null) return [];
        Bucket[] wanted = [.. run.Finished().Where(b => name is null || b == only)];
        if (wanted.Length == 0) problems.Add(RunErrors.Unfinished, run.Unfinished(name is null ? null : only));
        return wanted;
    }
}
