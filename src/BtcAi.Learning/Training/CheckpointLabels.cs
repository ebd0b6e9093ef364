using System.Text.Json;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Learning.Training;

/// <summary>
/// Tags and notes of a bucket's checkpoints: <c>labels.json</c> beside them, by checksum, so that a checkpoint keeps them
/// wherever rotation moves it.
/// </summary>
public sealed class CheckpointLabels
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _path;
    private readonly SortedDictionary<string, CheckpointLabel> _labels;

    private CheckpointLabels(string path, SortedDictionary<string, CheckpointLabel> labels) => (_path, _labels) = (path, labels);

    /// <exception cref="DamagedFileException">The file is not what was written.</exception>
    public static CheckpointLabels In(string folder)
    {
        string path = Path.Combine(folder, "labels.json");
        if (!File.Exists(path)) return new CheckpointLabels(path, []);
        try
        {
            return new CheckpointLabels(path, JsonSerializer.Deserialize<SortedDictionary<string, CheckpointLabel>>(File.ReadAllText(path), Json) ?? []);
        }
        catch (JsonException e)
        {
            throw new DamagedFileException(DiskErrors.Damaged, path, $"it holds no tags and notes ({e.Message})");
        }
    }

    public CheckpointLabel this[string checksum] => _labels.GetValueOrDefault(checksum, CheckpointLabel.None);

    /// <summary>Whether rotation has to leave it alone.</summary>
    public bool Protects(string checksum) => this[checksum].Tags.Count > 0;

    /// <summary>Reads, changes and writes a label while no other process does.</summary>
    /// <exception cref="WorldException">Another process changes labels, or the disk refuses; nothing was changed.</exception>
    public static void Change(string folder, string checksum, Func<CheckpointLabel, CheckpointLabel> change)
    {
        using FileStream held = FileHold.Take(Path.Combine(folder, "labels.lock"), Path.Combine(folder, "labels.json"));
        CheckpointLabels labels = In(folder);
        CheckpointLabel label = change(labels[checksum]);
        if (label.Tags.Count == 0 && label.Note.Length == 0) labels._labels.Remove(checksum);
        else labels._labels[checksum] = label;
        AtomicFile.WriteText(labels._path, JsonSerializer.Serialize(labels._labels, Json));
    }
}
