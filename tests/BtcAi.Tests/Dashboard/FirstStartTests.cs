using BtcAi.Dashboard.Home;

namespace BtcAi.Tests.Dashboard;

public sealed class FirstStartTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void An_empty_home_is_a_first_start_until_that_is_remembered()
    {
        Assert.True(Of().IsNow);
        Of().Remember();
        Assert.False(Of().IsNow);
    }

    [Fact]
    public void A_home_with_settings_is_none()
    {
        var plan = Plan();
        new HomeFolder(plan).Chosen.Change(file => file.With(["trading.fee=0.002"]));
        Assert.False(Of().IsNow);
    }

    private DashboardPlan Plan() => Plans.Of(_home.FullPath);

    private FirstStart Of()
    {
        DashboardPlan plan = Plan();
        return new FirstStart(plan, new HomeFolder(plan));
    }
}
