using System.Text.Json;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Runs;

/// <summary>What happened at one update of a bucket: named numbers, taken from an object with all its parts.</summary>
/// <param name="Amounts">Names as <c>policy_loss</c>, of parts as <c>validation.score</c>; NaN where a number is not known.</param>
internal sealed record MetricLine(string Bucket, int Update, IReadOnlyList<(string Name, double Amount)> Amounts)
{
    /// <summary>The file of versions before the store.</summary>
    public const string FileName = "metrics.jsonl";

    /// <param name="prefix">Before every name, with its dot; empty for none.</param>
    public static MetricLine Of<T>(Bucket bucket, int update, string prefix, T values)
    {
        var amounts = new List<(string, double)>();
        Collect(JsonSerializer.SerializeToElement(values, RunJson.Options), prefix, amounts);
        return new MetricLine($"{bucket}", update, amounts);
    }

    /// <summary>All whole lines of such a file; what a kill cut short is passed over.</summary>
    public static IEnumerable<MetricLine> ReadFile(string path)
    {
        if (!File.Exists(path)) yield break;
        foreach (string line in File.ReadLines(path))
        {
            if (Parse(line) is { } parsed) yield return parsed;
        }
    }

    private static MetricLine? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (!root.TryGetProperty("bucket", out JsonElement bucket) || !root.TryGetProperty("update", out JsonElement update)) return null;
            var amounts = new List<(string, double)>();
            foreach (JsonProperty part in root.EnumerateObject().Where(p => p.Name is not ("bucket" or "update")))
                Collect(part.Value, part.Name == "metrics" ? "" : part.Name == "validation" ? "validation." : part.Name, amounts);
            return new MetricLine(bucket.GetString()!, update.GetInt32(), amounts);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Collect(JsonElement element, string name, List<(string, double)> amounts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number: amounts.Add((name, element.GetDouble())); break;
            case JsonValueKind.Null: amounts.Add((name, double.NaN)); break;
            case JsonValueKind.Object:
                string prefix = name.Length == 0 || name.EndsWith('.') ? name : name + ".";
                foreach (JsonProperty part in element.EnumerateObject().Where(p => p.Name != "update")) Collect(part.Value, prefix + part.Name, amounts);
                break;
        }
    }
}
