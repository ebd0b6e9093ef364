using BtcAi.Dashboard.Home;
using BtcAi.Dashboard.Pages;
using BtcAi.Experiments.Application;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class AlertTests : PlannedHome
{
    [Fact]
    public async Task A_dismissed_alert_stays_away_and_the_others_stay()
    {
        string run;
        using (RunFolder folder = Folder.Runs.Create(RunExamples.Of(Bucket.Scalping))) run = Interrupted(folder);
        using (RunFolder folder = Folder.Runs.Create(RunExamples.Of(Bucket.Long))) Interrupted(folder);
        var page = Components.Render<Overview>();
        Assert.Equal(2, page.FindAll(".alert").Count);
        await page.FindAll(".alert button").Single(button => button.GetAttribute("aria-label")!.Contains(run, StringComparison.Ordinal)).ClickAsync();
        Assert.DoesNotContain(run, Assert.Single(page.FindAll(".alert")).TextContent, StringComparison.Ordinal);
        Assert.Single(Components.Render<Overview>().FindAll(".alert"));
        DashboardPlan plan = Components.Services.GetRequiredService<DashboardPlan>();
        Assert.StartsWith(run, Assert.Single(new StateStore(plan.Home, plan.Clock, _ => { }).Load().Dismissed), StringComparison.Ordinal);
    }

    private static string Interrupted(RunFolder folder)
    {
        folder.Save(folder.Record with { Status = RunStatus.Interrupted });
        return folder.Record.Id;
    }
}
