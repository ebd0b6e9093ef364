using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation;

/// <summary>The world (disk, network, a damaged file) stopped us; nothing already saved is lost. Exit code 3.</summary>
public class WorldException : Exception
{
    public WorldException(ErrorCode code, string message) : base(message) => Code = code;

    public WorldException(ErrorCode code, string message, Exception inner) : base(message, inner) => Code = code;

    /// <summary>Its kind.</summary>
    public ErrorCode Code { get; }
}
