namespace BtcAi.Tests.Market;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("btcai-test-").FullName;

    public string this[string file] => Path.Combine(_path, file);

    public string Write(string file, string text)
    {
        File.WriteAllText(this[file], text);
        return this[file];
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
