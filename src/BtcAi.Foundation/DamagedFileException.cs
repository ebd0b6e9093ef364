namespace BtcAi.Foundation;

/// <summary>A file is not what was once written; it is refused, never half used.</summary>
public sealed class DamagedFileException(string path, string finding)
    : WorldException($"{path} is damaged and was refused: {finding}.")
{
    public string FilePath { get; } = path;
}
