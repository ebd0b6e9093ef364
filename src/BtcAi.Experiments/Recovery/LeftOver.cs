using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;

namespace BtcAi.Experiments.Recovery;

/// <summary>A file that a process was writing when it died, or is writing now.</summary>
/// <param name="Removable">Nobody can be writing it any more, and nothing would go on from it.</param>
public sealed record LeftOver(string FilePath, long Bytes, TimeSpan Age, bool Removable)
{
    private const string Temporary = ".tmp", Next = ".next";

    /// <summary>A file this young may still be written.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);

    public static IReadOnlyList<LeftOver> In(string home, TimeProvider clock) => !Directory.Exists(home)
        ? []
        :
        [
            .. new DirectoryInfo(home).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Where(file => file.Extension is Temporary or Next).OrderBy(file => file.FullName, StringComparer.Ordinal).Select(file =>
                {
                    TimeSpan age = clock.GetUtcNow() - file.LastWriteTimeUtc;
                    return new LeftOver(file.FullName, file.Length, age, age >= Old && IsUseless(file.FullName));
                }),
        ];

    /// <exception cref="IOException">The disk refuses.</exception>
    public void Remove() => File.Delete(FilePath);

    // A checkpoint that was not renamed any more is what training goes on from when the one in its place is missing or damaged.
    private static bool IsUseless(string path)
    {
        if (path.EndsWith(Temporary, StringComparison.Ordinal)) return true;
        try
        {
            CheckpointFile.Read(path[..^Next.Length]);
            return true;
        }
        catch (WorldException)
        {
            return false;
        }
    }
}
