using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation.Checkpoints;

/// <summary>
/// A resume point on disk. Beside <c>path</c> stand <c>path.previous</c>, the one before it, and, for a moment while
/// writing, <c>path.next</c>: whatever dies in between, at least one of the three is whole.
/// </summary>
public static class CheckpointFile
{
    /// <param name="keepPrevious">Where the one before the present one goes; null lets it be overwritten.</param>
    /// <exception cref="WorldException">The disk refused; the files already there are still good.</exception>
    public static void Write(string path, string header, IReadOnlyList<CheckpointEntry> entries, string? keepPrevious = null) =>
        Replace(path, CheckpointEncoding.Encode(header, entries), keepPrevious);

    /// <summary>Makes the contents of another checkpoint the present one, as if they had just been written.</summary>
    /// <exception cref="DamagedFileException">The other one is not whole; nothing was changed.</exception>
    public static void Promote(string path, string other, string? keepPrevious) => Replace(path, ReadWhole(other), keepPrevious);

    /// <exception cref="DamagedFileException">Not what was written: cut short, altered, or of another version.</exception>
    /// <exception cref="WorldException">The file is missing or cannot be read.</exception>
    public static CheckpointContents Read(string path) => CheckpointEncoding.Decode(ReadWhole(path));

    /// <summary>The header alone, read without the arrays and without comparing the checksum; null when the file is not of the length it tells.</summary>
    public static string? GlanceAt(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return CheckpointEncoding.ReadHeader(stream);
    }

    /// <summary>The SHA-256 that stands at the file's end, lower-case hex: one number for one content. It is not checked.</summary>
    public static string ChecksumOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> last = stackalloc byte[CheckpointEncoding.TrailerBytes];
        stream.Seek(-Math.Min(last.Length, stream.Length), SeekOrigin.End);
        int read = stream.ReadAtLeast(last, last.Length, throwOnEndOfStream: false);
        return Convert.ToHexStringLower(last[..read]);
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

    /// <summary>The files that training would go on from, the newest first; not all need exist.</summary>
    public static IReadOnlyList<string> ResumePoints(string path) => Candidates(path);

    /// <summary>The one before the present one.</summary>
    public static string PreviousOf(string path) => path + ".previous";

    private static void Replace(string path, byte[] bytes, string? keepPrevious)
    {
        AtomicFile.Write(NextOf(path), stream => stream.Write(bytes));
        try
        {
            if (keepPrevious is not null && File.Exists(PreviousOf(path)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(keepPrevious)!);
                File.Move(PreviousOf(path), keepPrevious, overwrite: true);
            }
            if (File.Exists(path)) File.Move(path, PreviousOf(path), overwrite: true);
            File.Move(NextOf(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{path} could not be replaced ({e.Message}). The new one stands in {NextOf(path)}.", e);
        }
    }

    private static byte[] ReadWhole(string path)
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
        return bytes;
    }

    // A next file that was left behind is whole (AtomicFile) and newer than the previous one.
    private static string[] Candidates(string path) => [path, NextOf(path), PreviousOf(path)];

    private static string NextOf(string path) => path + ".next";
}
