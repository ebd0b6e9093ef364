using System.Text.Json;
using BtcAi.Foundation;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>Reads a run's <c>metrics.jsonl</c>, and takes back what a training will write again.</summary>
internal static class MetricsFile
{
    public const string Name = "metrics.jsonl";

    /// <summary>The last update of a bucket that was written down; 0 when none was.</summary>
    public static int LastUpdate(string folder, Bucket bucket) =>
        Lines(folder).Select(PlaceOf).Where(place => place?.Bucket == bucket).Select(place => place!.Value.Update).DefaultIfEmpty().Max();

    /// <summary>Drops lines that a kill cut short, and those of updates that no checkpoint holds: resumed, they are written again.</summary>
    /// <param name="saved">The update up to which each bucket is saved; buckets that are not there stay as they are.</param>
    public static void DropUnsaved(string folder, IReadOnlyDictionary<Bucket, int> saved)
    {
        string[] lines = [.. Lines(folder)];
        string[] kept = [.. lines.Where(line => IsWhole(line) && !IsUnsaved(line))];
        if (kept.Length < lines.Length)
            AtomicFile.WriteText(Path.Combine(folder, Name), string.Concat(kept.Select(line => line + "\n")));

        bool IsUnsaved(string line) =>
            PlaceOf(line) is { } place && saved.TryGetValue(place.Bucket, out int update) && place.Update > update;
    }

    // Another process may be writing to it.
    private static IEnumerable<string> Lines(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path)) yield break;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static bool IsWhole(string line)
    {
        try
        {
            using var _ = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (Bucket Bucket, int Update)? PlaceOf(string line)
    {
        if (!IsWhole(line)) return null;
        using var document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        return root.TryGetProperty("bucket", out JsonElement bucket) && root.TryGetProperty("update", out JsonElement update)
            && Enum.TryParse(bucket.GetString(), out Bucket named)
            ? (named, update.GetInt32())
            : null;
    }
}
