using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>Opens a file and says plainly what is wrong when it cannot be read.</summary>
internal static class FileReading
{
    /// <exception cref="UserMistakeException">No such file, or its content is damaged.</exception>
    /// <exception cref="WorldException">The disk or the rights to the file stand in the way.</exception>
    public static T Of<T>(string path, Func<Stream, T> read)
    {
        if (Directory.Exists(path)) throw new UserMistakeException(CandleErrors.NotFound, $"{path} is a folder; name a file of candles in it.");
        if (!File.Exists(path)) throw new UserMistakeException(CandleErrors.NotFound, $"{path} does not exist; check the path and the spelling.");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return read(stream);
        }
        catch (InvalidDataException)
        {
            throw Damaged(path, "it cannot be unzipped");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Read, $"{path} could not be read ({e.Message}). Check the disk and the rights to the file.", e);
        }
    }

    public static UserMistakeException Damaged(string path, string reason) =>
        new(DiskErrors.Damaged, $"{path} is damaged or not what its name says ({reason.TrimEnd('.')}). Fetch or export it again.");

    /// <summary>The file's name without folder and without .csv, .csv.gz or .parquet.</summary>
    public static string NameOf(string path)
    {
        string name = Path.GetFileName(path);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        return Path.GetFileNameWithoutExtension(name);
    }
}
