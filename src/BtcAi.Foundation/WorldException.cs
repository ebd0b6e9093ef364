namespace BtcAi.Foundation;

/// <summary>The world (disk, network, a damaged file) stopped us; nothing already saved is lost. Exit code 3.</summary>
public class WorldException : Exception
{
    public WorldException(string message) : base(message) { }

    public WorldException(string message, Exception inner) : base(message, inner) { }
}
