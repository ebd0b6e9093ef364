namespace BtcAi.Tests;

/// <summary>An empty folder that disappears with the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("btcai-test-").FullName;

    public string PathTo(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
