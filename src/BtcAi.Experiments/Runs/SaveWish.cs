using BtcAi.Foundation;

namespace BtcAi.Experiments.Runs;

/// <summary>A wish for a checkpoint now, from one process to the one that trains: a file in the bucket's folder, gone once it is fulfilled.</summary>
internal static class SaveWish
{
    private const string FileName = "save.wish";

    /// <exception cref="WorldException">The disk refuses.</exception>
    public static void Make(string bucketFolder) => AtomicFile.WriteText(Path.Combine(bucketFolder, FileName), "");

    /// <returns>Whether there was one; it is taken back, so that it is fulfilled once.</returns>
    public static bool Take(string bucketFolder)
    {
        string path = Path.Combine(bucketFolder, FileName);
        if (!File.Exists(path)) return false;
        File.Delete(path);
        return true;
    }
}
