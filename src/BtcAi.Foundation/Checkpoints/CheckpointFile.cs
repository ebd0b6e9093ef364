using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation.Checkpoints;

/// <summary>
/// A resume point on disk. Beside <c>path</c> stand <c>path.previous</c>, the one before it, and, for a moment while
/// writing, <c>path.next</c>: whatever dies in between, at least one of the three is whole.
/// </summary>
public static class CheckpointFile
{
    /// <exception cref="WorldException">The disk refused; the files already there are still good.</exception>
    public static void Write(string path, string header, IReadOnlyList<CheckpointEntry> entries)
    {
        byte[] bytes = CheckpointEncoding.Encode(header, entries);
        AtomicFile.Write(NextOf(path), stream => stream.Write(bytes));
        try
        {
            if (File.Exists(path)) File.Move(path, PreviousOf(path), overwrite: true);
            File.Move(NextOf(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{path} could not be replaced ({e.Message}). The new one stands in {NextOf(path)}.", e);
        }
    }

    /// <exception cref="DamagedFileException">Not what was written: cut short, altered, or of another version.</exception>
    /// <exception cref="WorldException">The file is missing or cannot be read.</exception>
    public static CheckpointContents Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Read, $"{path} could not be read ({e.Message})", e);
        }
        if (CheckpointEncoding.FindDamage(bytes) is { } finding) throw new DamagedFileException(CheckpointErrors.Damaged, path, finding);
        return CheckpointEncoding.Decode(bytes);
    }

    /// <summary>Whether the file starts like a checkpoint; a damaged one may, another kind of file does not.</summary>
    public static bool IsOne(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[CheckpointEncoding.Magic.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual(CheckpointEncoding.Magic);
    }

    /// <summary>Whether there is anything for <see cref="ReadNewestGood"/> to look at.</summary>
    public static bool Exists(string path) => Candidates(path).Any(File.Exists);

    /// <summary>The newest checkpoint that is whole.</summary>
    /// <param name="refused">Which files were refused and why, one line each; null when none was.</param>
    /// <exception cref="WorldException">None is whole, or none exists.</exception>
    public static CheckpointContents ReadNewestGood(string path, out string? refused)
    {
        refused = null;
        foreach (string candidate in Candidates(path).Where(File.Exists))
        {
            try
            {
                return Read(candidate);
            }
            catch (DamagedFileException e)
            {
                refused = refused is null ? e.Message : refused + Environment.NewLine + e.Message;
            }
        }
        throw new WorldException(CheckpointErrors.NoneLeft, refused is null
            ? $"{path} does not exist, nor does a previous one."
            : $"No whole checkpoint is left.{Environment.NewLine}{refused}");
    }

    // A next file that was left behind is whole (AtomicFile) and newer than the previous one.
    private static string[] Candidates(string path) => [path, NextOf(path), PreviousOf(path)];

    private static string NextOf(string path) => path + ".next";

    private static string PreviousOf(string path) => path + ".previous";
}
