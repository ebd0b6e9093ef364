using AngleSharp.Dom;
using BtcAi.Dashboard.Pages;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BtcAi.Tests.Dashboard.Pages;

/// <summary>Addresses that name what is not there, and homes that are not whole: the page stays and says so.</summary>
public sealed class AddressTests : PlannedHome
{
    public static TheoryData<Type> OfARun => [typeof(Reward), typeof(Withdrawals), typeof(Backtests)];

    public static TheoryData<Type> OfTheSettings => [typeof(Train), typeof(Strategy), typeof(Model), typeof(Reward), typeof(Withdrawals), typeof(Welcome)];

    [Theory]
    [MemberData(nameof(OfARun))]
    public void A_run_in_the_trash_leaves_heading_and_picker_and_a_way_to_the_trash(Type page)
    {
        string gone = Finished(), kept = Finished();
        Folder.Runs.Trash.Delete(gone);
        IRenderedComponent<DynamicComponent> shown = Show(page, $"?run={gone}");
        Assert.Contains($"Run {gone} is in the trash", shown.Find(".trouble").TextContent, StringComparison.Ordinal);
        Assert.Equal("compare?deleted=1", shown.Find(".trouble a").GetAttribute("href"));
        Assert.Equal(page.Name, shown.Find("h1").TextContent);
        Assert.Equal(["", kept], shown.FindAll("#run option").Select(option => option.GetAttribute("value")));
        Assert.All(shown.FindAll("[data-key=s]"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public void A_run_whose_folder_was_moved_away_is_told_below_the_picker()
    {
        string run = Finished();
        Directory.Delete(Folder.Runs.PathOf(Folder.Runs.Find(run)), recursive: true);
        IRenderedComponent<DynamicComponent> shown = Show(typeof(Withdrawals), "");
        shown.WaitForAssertion(() => Assert.Contains("does not exist", shown.Find(".trouble").TextContent, StringComparison.Ordinal));
        Assert.Equal(run, shown.Find("#run").GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(OfTheSettings))]
    public void Broken_settings_leave_the_heading_and_a_way_to_the_page_that_restores_them(Type page)
    {
        File.WriteAllText(Folder.Chosen.FilePath, "{broken");
        IRenderedComponent<DynamicComponent> shown = Show(page, "");
        Assert.Equal(page.Name, shown.Find("h1").TextContent);
        Assert.Equal("settings", Assert.Single(shown.FindAll(".trouble a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData(typeof(Monitoring), "?job=zzz", "There is no job \"zzz\"")]
    [InlineData(typeof(Logs), "?job=zzz", "No job was started here yet")]
    [InlineData(typeof(Backtests), "?job=zzz", "There is no job \"zzz\"")]
    public void A_job_that_is_not_there_is_not_another_one(Type page, string query, string told)
    {
        _ = Finished();
        IRenderedComponent<DynamicComponent> shown = Show(page, query);
        Assert.Contains(told, shown.Markup.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_that_alone_is_to_be_trained_stands_in_the_address()
    {
        IRenderedComponent<DynamicComponent> shown = Show(typeof(Train), "?bucket=Scalping");
        Assert.Equal("Scalping", Assert.Single(shown.FindAll("[aria-labelledby=buckets] label"), label => label.QuerySelector("input")!.IsChecked()).TextContent.Trim());
        Assert.Contains("no bucket called \"Zzz\"", Show(typeof(Train), "?bucket=Zzz").Find(".trouble").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<DynamicComponent> Show(Type page, string query)
    {
        Components.Services.GetRequiredService<NavigationManager>().NavigateTo(page.Name.ToLowerInvariant() + query);
        return Components.Render<DynamicComponent>(p => p.Add(c => c.Type, page));
    }

    private string Finished()
    {
        using RunFolder folder = Folder.Runs.Create(RunExamples.Of(Bucket.Scalping));
        folder.Save(folder.Record.With(RunExamples.FinishedScalping) with { Status = RunStatus.Finished });
        return folder.Record.Id;
    }
}
