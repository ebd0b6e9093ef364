using BtcAi.Dashboard.Live;
using BtcAi.Experiments.Store;

namespace BtcAi.Tests.Dashboard.Live;

public sealed class TrainingCurvesTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly Database _database;
    private readonly SeriesTable _table;

    public TrainingCurvesTests()
    {
        _database = new Database(_home.FullPath);
        _table = new SeriesTable(_database);
        new RunTable(_database).Put(new RunRow("r", 1, 1, "Running", "", "", "Short", 0, 0, null, null, null, "", "{}"));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void What_a_training_adds_appears_when_it_is_looked_for()
    {
        Write(1, 3);
        var curves = new TrainingCurves(_table, "r", "Short");
        Assert.Equal([[1, 10], [2, 20], [3, 30]], curves.Line("reward", "Reward").Points);
        Write(4, 5);
        Assert.Equal((3, 30.0), (curves.LastUpdate, curves.Latest("reward")));
        curves.Refresh();
        Assert.Equal((5, 50.0), (curves.LastUpdate, curves.Latest("reward")));
        Assert.Equal([1, 2, 3, 4, 5], curves.Line("reward", "Reward").Points.Select(point => point[0]!.Value));
        Assert.Equal([[1, 5], [2, 5], [3, 5], [4, 5], [5, 5]], curves.Ratio("reward", "seconds", "a second", 0).Points);
        Assert.Null(curves.Latest("entropy"));
    }

    [Fact]
    public void A_resumed_training_takes_back_what_it_writes_again()
    {
        Write(1, 10);
        var curves = new TrainingCurves(_table, "r", "Short");
        Assert.Equal(10, curves.Line("reward", "Reward").Points.Count);
        _table.DropAfter("r", "Short", 4);
        curves.Refresh();
        Assert.Equal([1, 2, 3, 4], curves.Line("reward", "Reward").Points.Select(point => point[0]!.Value));
    }

    [Fact]
    public void Smoothing_is_an_exponential_mean()
    {
        Write(1, 3);
        Assert.Equal([10, 15, 22.5], new TrainingCurves(_table, "r", "Short").Line("reward", "Reward", 0.5).Points.Select(point => point[1]!.Value));
    }

    [Fact]
    public void Blocks_are_means_over_fifty_updates_and_the_last_one_may_be_short()
    {
        Write(1, 320);
        IReadOnlyList<BlockRow> blocks = BlockRow.Of(new TrainingCurves(_table, "r", "Short"), ["reward", "entropy"]);
        Assert.Equal([(101, 150), (151, 200), (201, 250), (251, 300), (301, 320)], blocks.Select(block => (block.First, block.Last)));
        Assert.Equal([1255, 1755, 2255, 2755, 3105], blocks.Select(block => block.Means[0]!.Value));
        Assert.All(blocks, block => Assert.Null(block.Means[1]));
    }

    private void Write(int first, int last)
    {
        using var writer = new SeriesWriter(_database, "r", TimeProvider.System);
        for (int update = first; update <= last; update++) writer.Add("Short", update, [("reward", 10 * update), ("seconds", 2 * update)]);
        writer.Flush();
    }
}
