using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation;

/// <summary>A lock between processes, for files that are read, changed and written again.</summary>
public static class FileHold
{
    /// <summary>Held until it is disposed of, or the process ends in whatever way.</summary>
    /// <param name="lockPath">An empty file beside what is changed; its folder is made.</param>
    /// <param name="what">What is changed, as a sentence begins.</param>
    /// <param name="held">The code of the failure while another process holds it.</param>
    /// <exception cref="WorldException">Another process holds it, or the rights are missing.</exception>
    public static FileStream Take(string lockPath, string what, ErrorCode? held = null)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(lockPath)!);
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new WorldException(held ?? DiskErrors.Held, $"{what} could not be held ({e.Message}). Nothing was changed; try again.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new WorldException(DiskErrors.Write, $"{what} could not be written ({e.Message}). It is untouched; free some space, correct the rights, or choose another folder with --home.", e);
        }
    }

    // What a locked file answers: EAGAIN on Linux and macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x8007_0020) or unchecked((int)0x8007_0021);
}
