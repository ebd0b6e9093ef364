using System.Text;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>Reads files that people write.</summary>
public static class TextFile
{
    /// <exception cref="WorldException">It cannot be read.</exception>
    public static string Read(string path) => Encoding.UTF8.GetString(Bytes(path)).TrimStart('\uFEFF');

    /// <exception cref="UserMistakeException">There is no such file.</exception>
    /// <exception cref="WorldException">It cannot be read.</exception>
    public static string ReadNamed(string path) => File.Exists(path)
        ? Read(path)
        : throw new UserMistakeException(CommandErrors.NotAFile, $"{path} is not a file; give the path of a settings file.");

    internal static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Read, $"{path} could not be read ({e.Message})", e);
        }
    }
}
