using System.Text.Json;
using BtcAi.Dashboard.Pages.Parts;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class RunChartsTests
{
    private static readonly BucketRecord Finished = RunExamples.FinishedScalping;

    private static RunRecord Run(string id, params BucketRecord[] buckets) => RunExamples.Of(Bucket.Scalping) with { Id = id, Buckets = buckets };

    [Fact]
    public void Axes_have_the_settings_titles_and_percent_and_what_is_not_known_is_left_out()
    {
        BucketRecord Measured(double? sharpe) => Finished with { Report = Finished.Report! with { Agent = Finished.Report.Agent with { Sharpe = sharpe } } };
        RunRecord first = Run("a-1111", Measured(null)), second = Run("b-2222", Measured(1.5));
        second = second with { Settings = SettingsTree.Default.With(["model.type=A2C", "trading.fee=0.002"]) };
        JsonElement chart = JsonSerializer.SerializeToElement(RunCharts.Parallel([first, second], out int axes));
        JsonElement[] all = [.. chart.GetProperty("parallelAxis").EnumerateArray()];
        Assert.Equal(["Bucket", "Seed", "Fee", "Net", "Sharpe", "Fall"], all.Select(axis => axis.GetProperty("name").GetString()));
        Assert.Equal(axes, all.Length);
        Assert.All([2, 3, 5], at => Assert.Equal("@percent", all[at].GetProperty("axisLabel").GetProperty("formatter").GetString()));
        Assert.Equal(["1111 Scalping", "2222 Scalping"], chart.GetProperty("legend").GetProperty("data").EnumerateArray().Select(name => name.GetString()));
        JsonElement[] sharpes = [.. chart.GetProperty("series")[0].GetProperty("data").EnumerateArray().Select(row => row[4])];
        Assert.Equal("-", sharpes[0].GetString());
        Assert.Equal(1.5, sharpes[1].GetDouble());
    }

    [Fact]
    public void A_long_title_takes_several_lines()
    {
        RunRecord first = Run("a-1111", Finished), second = first with { Settings = SettingsTree.Default.With(["model.type=A2C", "trading.rebalance_band=0.1"]) };
        JsonElement chart = JsonSerializer.SerializeToElement(RunCharts.Parallel([first, second], out _));
        Assert.All(chart.GetProperty("parallelAxis").EnumerateArray().SelectMany(axis => axis.GetProperty("name").GetString()!.Split('\n')), line => Assert.True(line.Length <= 13, line));
    }

    [Fact]
    public void A_mean_says_of_which_buckets_it_is_and_that_others_are_still_trained()
    {
        var open = new BucketRecord { Bucket = Bucket.Long };
        BucketRecord other = Finished with { Bucket = Bucket.Long, Report = Finished.Report! with { Bucket = Bucket.Long } };
        Assert.Equal("", RunOutcome.Of(Run("a-1111", Finished)).Buckets);
        Assert.Equal("1 of 2: Scalping", RunOutcome.Of(Run("a-1111", Finished, open)).Buckets);
        Assert.Equal("mean of 2", RunOutcome.Of(Run("a-1111", Finished, other)).Buckets);
        RunOutcome none = RunOutcome.Of(Run("a-1111", open));
        Assert.Equal(("", "", null), (none.Buckets, none.Period, none.Holding));
        Assert.Equal((0.34, "seed 3", "fee 0.1\u00A0% + 0.02\u00A0%"),
            (Math.Round(RunOutcome.Of(Run("a-1111", Finished, open)).Holding!.Value, 9), none.Seed, none.Costs));
    }
}
