using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation;

/// <summary>A file is not what was once written; it is refused, never half used.</summary>
public sealed class DamagedFileException(ErrorCode code, string path, string finding)
    : WorldException(code, $"{path} is damaged and was refused: {finding}.")
{
    public string FilePath { get; } = path;
}
