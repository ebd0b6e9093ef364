using BtcAi.Experiments.Store;

namespace BtcAi.Tests.Experiments.Store;

public sealed class RunQueryTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    private RunTable Table => new(new Database(_home.FullPath));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Runs_are_sorted_filtered_and_paged()
    {
        foreach (RunRow row in new[] { Row(1, 0.1, "Finished", "Short"), Row(2, null, "Failed", "Scalping Long"), Row(3, -0.2, "Finished", "Long"), Row(4, 0.3, "Finished", "Short Long") })
            Table.Put(row);
        Assert.Equal(["r4", "r3", "r2", "r1"], Ids(new RunQuery(), 4));
        Assert.Equal(["r4", "r1", "r3", "r2"], Ids(new RunQuery { Sort = RunSort.Net }, 4));
        Assert.Equal(["r3", "r2"], Ids(new RunQuery { Limit = 2, Offset = 1 }, 4));
        Assert.Equal(["r2"], Ids(new RunQuery { Status = "Failed" }, 1));
        Assert.Equal(["r4", "r3", "r2"], Ids(new RunQuery { Bucket = "Long" }, 3));
        Assert.Equal([], Ids(new RunQuery { Bucket = "Medium" }, 0));
    }

    [Theory]
    [InlineData("gold", "r1")]
    [InlineData("GOLD fin", "r1")]
    [InlineData("candidate", "r2")]
    [InlineData("seed-7", "r2 r1")]
    [InlineData("\" OR 1=1 --", "")]
    [InlineData("gold AND", "")]
    public void Search_finds_beginnings_of_words_in_tags_notes_and_commands_and_has_no_operators(string text, string expected)
    {
        Table.Put(Row(1, 0, "Finished", "Short"));
        Table.Put(Row(2, 0, "Finished", "Short"));
        Table.AddNote("r1", "a golden run, finally", 5);
        Table.Tag("r2", ["candidate"], []);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ids(new RunQuery { Search = text }, null));
    }

    [Fact]
    public void Tags_and_notes_outlive_a_new_record_and_go_with_the_run()
    {
        Table.Put(Row(1, 0, "Running", "Short"));
        Table.Tag("r1", ["b", "a", "c"], []);
        Table.Tag("r1", [], ["c"]);
        Table.AddNote("r1", "first", 5);
        Table.Put(Row(1, 0.5, "Finished", "Short"));
        Assert.Equal(["a", "b"], Table.Get("r1")!.Tags);
        Assert.Equal([(5, "first")], Table.Notes("r1"));
        Assert.Equal(["r1"], Ids(new RunQuery { Tag = "a" }, 1));
        Table.Remove("r1");
        Assert.Null(Table.Get("r1"));
        Assert.Empty(Table.Notes("r1"));
        Assert.Empty(Ids(new RunQuery { Search = "first" }, 0));
    }

    [Fact]
    public void Ten_thousand_runs_are_listed_page_by_page()
    {
        Table.PutAll(Enumerable.Range(0, 10_000).Select(i => Row(i, i % 100 / 100.0, "Finished", "Short")));
        IReadOnlyList<RunRow> page = Table.Page(new RunQuery { Offset = 9_950, Sort = RunSort.Sharpe }, out int total);
        Assert.Equal((50, 10_000), (page.Count, total));
        Assert.Equal(["r9999"], Table.Page(new RunQuery { Limit = 1 }, out _).Select(r => r.Id));
        Assert.Equal(10_000, Table.Ids().Count);
    }

    private IEnumerable<string> Ids(RunQuery query, int? expectedTotal)
    {
        IReadOnlyList<RunRow> rows = Table.Page(query, out int total);
        if (expectedTotal is not null) Assert.Equal(expectedTotal, total);
        return rows.Select(r => r.Id);
    }

    private static RunRow Row(int number, double? net, string status, string buckets) => new(
        $"r{number}", number, number, status, "synthetic", "btcai train --seed-7", buckets, 1, 10, net, net, 0.1, "", "{}");
}
