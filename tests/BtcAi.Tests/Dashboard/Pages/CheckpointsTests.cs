using AngleSharp.Dom;
using BtcAi.Dashboard.Pages;
using BtcAi.Experiments.Runs;
using BtcAi.Learning.Training;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;
using BtcAi.Tests.Learning;
using BtcAi.Tests.Learning.Training;
using Bunit;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class CheckpointsTests : PlannedHome
{
    private readonly CountingLearner _learner = new();

    // Three updates of a finished training.
    private RunRecord Train()
    {
        RunRecord run;
        using (RunFolder folder = Folder.Runs.Create(RunExamples.Of(Bucket.Scalping)))
        {
            folder.Save(folder.Record with { Status = RunStatus.Finished, Buckets = [RunExamples.FinishedScalping] });
            run = folder.Record;
        }
        var keeper = new CheckpointKeeper(Folder.Runs.CheckpointOf(run, Bucket.Scalping), AgentCards.Of(_learner.Network.Shape), "{}", keep: 4);
        Directory.CreateDirectory(Path.GetDirectoryName(keeper.Path)!);
        for (int update = 1; update <= 3; update++)
        {
            float[] weights = new float[_learner.Network.ParameterCount];
            weights[0] = update;
            keeper.Write(_learner, weights, new TrainerState { Update = update, BestUpdate = 1 }, SaveReason.Interval);
        }
        return run;
    }

    private static IElement Button(IRenderedComponent<Checkpoints> page, string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    [Fact]
    public async Task All_whole_checkpoints_are_verified_in_a_sentence()
    {
        Train();
        var page = Components.Render<Checkpoints>();
        await Button(page, "Verify all").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("3 of 3 checkpoints are whole", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_damaged_one_names_the_whole_one_before_it_and_can_be_deleted()
    {
        RunRecord run = Train();
        string file = Folder.Runs.CheckpointOf(run, Bucket.Scalping);
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        var page = Components.Render<Checkpoints>();
        string before = $"The whole one before it: {run.Id}/scalping/2.";
        Assert.Contains(before, page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        await Button(page, "Verify all").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("2 of 3 checkpoints are whole", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains(before, page.Find(".mud-alert").TextContent, StringComparison.Ordinal);
        await page.FindAll("tbody tr")[0].QuerySelectorAll("button").First(button => button.TextContent == "Delete").ClickAsync();
        Assert.DoesNotContain("damaged", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["2", "1"], Folder.Runs.CheckpointsOf(run).List().Select(c => c.Checkpoint.Name));
    }

    [Fact]
    public void A_run_whose_files_are_gone_is_told()
    {
        RunRecord run = Train();
        Directory.Delete(Folder.Runs.PathOf(run), recursive: true);
        Assert.Contains("The files of this run are missing", Components.Render<Checkpoints>().Find(".mud-alert").TextContent, StringComparison.Ordinal);
        Assert.Contains("files missing", Components.Render<Compare>().Find("tbody tr").TextContent, StringComparison.Ordinal);
    }
}
