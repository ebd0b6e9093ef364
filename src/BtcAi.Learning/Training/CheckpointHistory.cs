using System.Globalization;
using System.Text.Json;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Foundation.Errors;

namespace BtcAi.Learning.Training;

/// <summary>
/// All checkpoints of one bucket: the resume point, the spare one before it, and older ones in <c>history/</c>, to where the spare
/// is renamed when a new one is written, so that keeping them costs no second writing.
/// </summary>
public sealed class CheckpointHistory
{
    private const string Extension = ".btcai", Prefix = "update-";

    /// <summary>The resume point and the spare one, which are always kept.</summary>
    private const int Always = 2;

    private readonly string _checkpoint, _folder, _history;

    /// <param name="checkpoint">Path of the resume point.</param>
    public CheckpointHistory(string checkpoint)
    {
        _checkpoint = checkpoint;
        _folder = Path.GetDirectoryName(Path.GetFullPath(checkpoint))!;
        _history = Path.Combine(_folder, "history");
        TrashFolder = Path.Combine(_folder, "trash");
    }

    /// <summary>Where deleted ones wait.</summary>
    public string TrashFolder { get; }

    public CheckpointLabels Labels => CheckpointLabels.In(_folder);

    public void Label(string checksum, Func<CheckpointLabel, CheckpointLabel> change) => CheckpointLabels.Change(_folder, checksum, change);

    /// <summary>The resume point first, then the newest first; equal contents once.</summary>
    public IReadOnlyList<SavedCheckpoint> List()
    {
        string[] points = [.. CheckpointFile.ResumePoints(_checkpoint).Where(File.Exists)];
        return Named(points.Concat(NewestFirst(_history)), file => file == points.FirstOrDefault() ? CheckpointRole.ResumePoint : points.Contains(file) ? CheckpointRole.Spare : CheckpointRole.Kept);
    }

    public IReadOnlyList<SavedCheckpoint> Deleted() => Named(NewestFirst(TrashFolder), _ => CheckpointRole.Kept);

    /// <summary>Where the spare checkpoint goes when the next one is written; null when there is none, or a torn one.</summary>
    public string? NextPlace() => UpdateIn(CheckpointFile.PreviousOf(_checkpoint)) is { } update ? FreePlace(_history, update) : null;

    /// <summary>Removes the oldest from the history; the newest, the best and those with a tag stay.</summary>
    public void Rotate(int keep, int bestUpdate)
    {
        string[] old = [.. NewestFirst(_history).Skip(Math.Max(0, keep - Always))];
        if (old.Length == 0) return;
        CheckpointLabels labels = Labels;
        foreach (string file in old.Where(file => UpdateOf(file) != bestUpdate && !labels.Protects(CheckpointFile.ChecksumOf(file)))) Act(file, File.Delete);
    }

    /// <summary>Makes an older checkpoint the resume point; the present one is tagged, so that it stays.</summary>
    public void Restore(SavedCheckpoint older, string tag)
    {
        if (CheckpointFile.ResumePoints(_checkpoint).FirstOrDefault(File.Exists) is { } present)
        {
            string checksum = CheckpointFile.ChecksumOf(present);
            if (checksum != older.Checksum) Label(checksum, label => label.With([tag], []));
        }
        CheckpointFile.Promote(_checkpoint, older.FilePath, NextPlace());
    }

    public void Delete(SavedCheckpoint checkpoint) => MoveTo(checkpoint, TrashFolder);

    /// <summary>Takes a deleted one back into the history.</summary>
    public void Undelete(SavedCheckpoint checkpoint) => MoveTo(checkpoint, _history);

    private void MoveTo(SavedCheckpoint checkpoint, string folder)
    {
        string place = FreePlace(folder, checkpoint.Header?.State.Update ?? UpdateOf(checkpoint.FilePath));
        Act(checkpoint.FilePath, file =>
        {
            Directory.CreateDirectory(folder);
            File.Move(file, place);
        });
    }

    private List<SavedCheckpoint> Named(IEnumerable<string> files, Func<string, CheckpointRole> role)
    {
        CheckpointLabels labels = Labels;
        var (found, damaged) = (new List<SavedCheckpoint>(), 0);
        foreach (string file in files)
        {
            CheckpointHeader? header = HeaderOf(file, out string? damage);
            string checksum = CheckpointFile.ChecksumOf(file);
            if (damage is null && found.Exists(other => other.Checksum == checksum && other.Damage is null)) continue;
            string name = header is null ? $"damaged-{++damaged}" : string.Create(CultureInfo.InvariantCulture, $"{header.State.Update}");
            int same = found.Count(other => other.Name == name || other.Name.StartsWith(name + "-", StringComparison.Ordinal));
            if (same > 0) name = string.Create(CultureInfo.InvariantCulture, $"{name}-{same + 1}");
            CheckpointLabel label = labels[checksum];
            found.Add(new SavedCheckpoint(name, file, checksum, role(file), header, damage, new FileInfo(file).Length, new DateTimeOffset(File.GetLastWriteTimeUtc(file)))
            {
                Tags = label.Tags,
                Note = label.Note,
            });
        }
        return found;
    }

    private static CheckpointHeader? HeaderOf(string file, out string? damage)
    {
        damage = null;
        try
        {
            return CheckpointHeader.Parse(CheckpointFile.Read(file).Header);
        }
        catch (Exception e) when (e is WorldException or JsonException)
        {
            damage = e.Message;
            return null;
        }
    }

    private static string FreePlace(string folder, int update)
    {
        string stem = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{update:000000}"));
        string place = stem + Extension;
        for (int i = 2; File.Exists(place); i++) place = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}{Extension}");
        return place;
    }

    // By what was reached, not by the files' times: a copied home was written all at once. Beyond the resume point lies what was left
    // behind when training went back to an earlier one; of equals, which such a return leaves, the later written is the newer.
    private IEnumerable<string> NewestFirst(string folder)
    {
        int reached = UpdateIn(_checkpoint) ?? int.MaxValue;
        return FilesIn(folder).OrderBy(file => UpdateOf(file) > reached).ThenByDescending(UpdateOf).ThenByDescending(File.GetLastWriteTimeUtc);
    }

    private static int? UpdateIn(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            return CheckpointFile.GlanceAt(file) is { } header ? CheckpointHeader.Parse(header).State.Update : null;
        }
        catch (Exception e) when (e is JsonException or IOException or FormatException)
        {
            return null;
        }
    }

    private static string[] FilesIn(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, Prefix + "*" + Extension) : [];

    private static int UpdateOf(string file) =>
        int.TryParse(Path.GetFileNameWithoutExtension(file).Split('-').ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out int update) ? update : 0;

    private static void Act(string file, Action<string> act)
    {
        try
        {
            act(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{file} could not be moved or removed ({e.Message}).", e);
        }
    }
}
