using System.Text.Json.Nodes;
using BtcAi.Experiments.Application;

namespace BtcAi.Tests.Experiments.Application;

public sealed class StateStoreTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly List<string> _notices = [];

    private StateStore Store => new(_home.FullPath, new FixedClock(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero)), _notices.Add);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void What_is_remembered_is_there_at_the_next_start_in_any_shape_that_screens_give_it()
    {
        Assert.Equal(new ApplicationState(), Store.Load());
        Store.Change(state => state with { LastRun = "a", Notes = "buy\nmilk", WindowLayout = JsonNode.Parse("""{"panes": [{"x": 1.5}]}""")!.AsObject() });
        Store.Change(state => state with { LastRun = "b" });
        ApplicationState read = Store.Load();
        Assert.Equal(("b", "buy\nmilk", """{"panes":[{"x":1.5}]}"""), (read.LastRun, read.Notes, read.WindowLayout!.ToJsonString()));
        Assert.Empty(_notices);
    }

    [Theory, InlineData(""), InlineData("{\"last_run\": \"c\""), InlineData("null"), InlineData("[]")]
    public void A_damaged_state_is_put_aside_and_the_one_before_taken(string damaged)
    {
        Store.Change(state => state with { LastRun = "a" });
        Store.Change(state => state with { LastRun = "b" });
        File.WriteAllText(_home.PathTo("state.json"), damaged);
        Store.Change(state => state with { Notes = "after" });
        Assert.Equal(("a", "after"), (Store.Load().LastRun, Store.Load().Notes));
        Assert.Equal(damaged, File.ReadAllText(_home.PathTo("state.damaged-20261125-120000-000.json")));
        Assert.Contains("the one before it is taken", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Between_the_two_files_of_a_change_the_one_before_is_enough()
    {
        Store.Change(state => state with { LastRun = "a" });
        Store.Change(state => state with { LastRun = "b" });
        File.Delete(_home.PathTo("state.json"));
        Assert.Equal("a", Store.Load().LastRun);
    }
}
