using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;

namespace BtcAi.Tests.Foundation;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("btcai-test-").FullName;

    private string FilePath => Path.Combine(_folder, "agent.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_written_is_read_back()
    {
        CheckpointFile.Write(FilePath, """{"update":3}""",
        [
            CheckpointEntry.Of<float>("weights", [1, 2, float.NaN, -0f, 5, 6], 2, 3),
            CheckpointEntry.Of<double>("values", [Math.PI]),
            CheckpointEntry.Of<ulong>("random", [1, 2, 3, ulong.MaxValue]),
            CheckpointEntry.Of<long>("counters", []),
            CheckpointEntry.Of<int>("ages", [int.MinValue, 7]),
            CheckpointEntry.Of<byte>("flags", [0, 1]),
        ]);
        var read = CheckpointFile.Read(FilePath);
        Assert.Equal("""{"update":3}""", read.Header);
        Assert.Equal([2, 3], read["weights"].Shape);
        Assert.Equal([1, 2, float.NaN, -0f, 5, 6], read["weights"].Values<float>());
        Assert.Equal([Math.PI], read["values"].Values<double>());
        Assert.Equal([1, 2, 3, ulong.MaxValue], read["random"].Values<ulong>());
        Assert.Empty(read["counters"].Values<long>());
        Assert.Equal([int.MinValue, 7], read["ages"].Values<int>());
        Assert.Equal([0, 1], read["flags"].Values<byte>());
        Assert.Throws<InvalidOperationException>(() => read["weights"].Values<int>());
        Assert.Throws<KeyNotFoundException>(() => read["optimiser"]);
    }

    [Fact]
    public void A_shape_that_does_not_hold_the_values_is_refused() =>
        Assert.Throws<ArgumentException>(() => CheckpointEntry.Of<float>("weights", [1, 2, 3], 2, 2));

    [Fact]
    public void A_file_cut_short_anywhere_is_named_and_the_previous_one_used()
    {
        WriteTwo();
        byte[] whole = File.ReadAllBytes(FilePath);
        for (int length = 0; length < whole.Length; length += 64) AssertRefused(whole[..length]);
        AssertRefused(whole[..^1]);
        AssertRefused([.. whole, 0]);
    }

    [Fact]
    public void A_single_flipped_bit_anywhere_is_noticed()
    {
        WriteTwo();
        byte[] whole = File.ReadAllBytes(FilePath);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] altered = [.. whole];
            altered[i] ^= (byte)(1 << (i % 8));
            AssertRefused(altered);
        }
    }

    [Fact]
    public void A_death_between_the_two_renames_loses_nothing()
    {
        WriteTwo();
        File.Move(FilePath, FilePath + ".next");
        Assert.Equal("second", CheckpointFile.ReadNewestGood(FilePath, out string? refused).Header);
        Assert.Null(refused);
        CheckpointFile.Write(FilePath, "third", Weights);
        Assert.Equal("third", CheckpointFile.Read(FilePath).Header);
        Assert.Equal("first", CheckpointFile.Read(FilePath + ".previous").Header);
        Assert.False(File.Exists(FilePath + ".next"));
    }

    [Fact]
    public void When_no_file_is_whole_all_are_named()
    {
        WriteTwo();
        File.WriteAllText(FilePath, "nonsense");
        File.WriteAllBytes(FilePath + ".previous", []);
        var e = Assert.Throws<WorldException>(() => CheckpointFile.ReadNewestGood(FilePath, out _));
        Assert.Contains(FilePath + " is damaged", e.Message, StringComparison.Ordinal);
        Assert.Contains(FilePath + ".previous is damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_checkpoint_is_said_to_be_missing()
    {
        Assert.False(CheckpointFile.Exists(FilePath));
        var e = Assert.Throws<WorldException>(() => CheckpointFile.ReadNewestGood(FilePath, out _));
        Assert.Contains("does not exist", e.Message, StringComparison.Ordinal);
    }

    private static CheckpointEntry[] Weights { get; } =
        [CheckpointEntry.Of<float>("weights", [.. Enumerable.Range(0, 100).Select(i => i * 0.5f)])];

    private void WriteTwo()
    {
        CheckpointFile.Write(FilePath, "first", Weights);
        CheckpointFile.Write(FilePath, "second", Weights);
        Assert.Equal("second", CheckpointFile.ReadNewestGood(FilePath, out string? refused).Header);
        Assert.Null(refused);
    }

    private void AssertRefused(byte[] bytes)
    {
        File.WriteAllBytes(FilePath, bytes);
        Assert.Equal(FilePath, Assert.Throws<DamagedFileException>(() => CheckpointFile.Read(FilePath)).FilePath);
        Assert.Equal("first", CheckpointFile.ReadNewestGood(FilePath, out string? refused).Header);
        Assert.StartsWith(FilePath + " is damaged", refused, StringComparison.Ordinal);
    }
}
