using BtcAi.Foundation;

namespace BtcAi.Tests.Foundation;

public sealed class AtomicFileTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void When_writing_fails_the_old_file_stands_and_nothing_else()
    {
        string path = _folder.PathTo("record.json");
        AtomicFile.WriteText(path, "old");
        var e = Assert.Throws<WorldException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("No space left on device");
        }));
        Assert.StartsWith($"{path} could not be written (No space left on device).", e.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, _ => throw new InvalidOperationException()));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.FullPath));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void When_the_new_file_cannot_take_its_place_it_is_taken_away()
    {
        string path = _folder.PathTo("folder");
        Directory.CreateDirectory(path);
        Assert.Throws<WorldException>(() => AtomicFile.WriteText(path, "new"));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.FullPath));
    }

    [Fact]
    public void Nothing_is_called_left_over_where_nothing_could_be_written()
    {
        File.WriteAllText(_folder.PathTo("file"), "");
        var e = Assert.Throws<WorldException>(() => AtomicFile.WriteText(_folder.PathTo("file/below/new"), "text"));
        Assert.DoesNotContain("left over", e.Message, StringComparison.Ordinal);
    }
}
