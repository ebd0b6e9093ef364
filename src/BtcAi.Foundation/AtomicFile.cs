using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation;

/// <summary>
/// Files that are either the old one or the new one, whatever dies in between: written to a temporary
/// neighbour, flushed to the disk, then renamed over the old one.
/// </summary>
public static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        string temporary = full + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e)
        {
            string left = Discard(temporary);
            if (e is not (IOException or UnauthorizedAccessException)) throw;
            throw new WorldException(DiskErrors.Write,
                $"{full} could not be written ({e.Message}). The previous file, if any, is untouched; " +
                $"free some space or choose another folder with --home.{left}", e);
        }
    }

    public static void WriteText(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Takes half a file away, which on a full disk is in the way of everything.</summary>
    /// <returns>What to say when it has to stay.</returns>
    private static string Discard(string temporary)
    {
        try
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $" {temporary} is left over ({e.Message}).";
        }
    }
}
