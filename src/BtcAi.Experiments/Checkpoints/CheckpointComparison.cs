using System.Text.Json.Nodes;
using BtcAi.Compute;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Learning.Training;

namespace BtcAi.Experiments.Checkpoints;

/// <summary>Two checkpoints side by side.</summary>
/// <param name="Settings">Keys whose values differ, as <c>key: a → b</c>.</param>
/// <param name="Layers">Null when the networks differ in shape.</param>
public sealed record CheckpointComparison(
    string First, string Second, TrainerState FirstState, TrainerState SecondState, IReadOnlyList<string> Settings, IReadOnlyList<LayerDistance>? Layers)
{
    public static CheckpointComparison Of((string Id, SavedCheckpoint Saved) first, (string Id, SavedCheckpoint Saved) second, IKernels kernels)
    {
        CheckpointContents a = CheckpointFile.Read(first.Saved.FilePath), b = CheckpointFile.Read(second.Saved.FilePath);
        CheckpointHeader headerA = CheckpointHeader.Parse(a.Header), headerB = CheckpointHeader.Parse(b.Header);
        Dictionary<string, string> settingsA = Flat(headerA.Settings), settingsB = Flat(headerB.Settings);
        return new CheckpointComparison(
            first.Id, second.Id, headerA.State, headerB.State,
            [
                .. settingsA.Keys.Union(settingsB.Keys).Order(StringComparer.Ordinal)
                    .Select(key => (Key: key, A: settingsA.GetValueOrDefault(key, "–"), B: settingsB.GetValueOrDefault(key, "–")))
                    .Where(s => s.A != s.B).Select(s => $"{s.Key}: {s.A} → {s.B}"),
            ],
            LayerDistance.Between(a, b, kernels));
    }

    private static Dictionary<string, string> Flat(string json)
    {
        var flat = new Dictionary<string, string>();
        Collect(JsonNode.Parse(json), "");
        return flat;

        void Collect(JsonNode? node, string key)
        {
            if (node is not JsonObject section) flat[key] = node?.ToJsonString() ?? "null";
            else foreach ((string name, JsonNode? part) in section) Collect(part, key.Length == 0 ? name : $"{key}.{name}");
        }
    }
}
