using BtcAi.Experiments.Store;
using BtcAi.Experiments.TrackRecords;

namespace BtcAi.Tests.Experiments.TrackRecords;

public sealed class ParameterHistoryTests
{
    private const string Small = "model.hidden_size=64\ntrading.fee=0.001", Large = "model.hidden_size=256\ntrading.fee=0.001";

    [Fact]
    public void Every_value_that_was_tried_is_told_with_its_median_over_holding()
    {
        var history = new ParameterHistory([.. Judged.Seeds("A", 3, 0.1, hold: 0.05, Small), .. Judged.Seeds("B", 2, 0.3, hold: 0.05, Large)], null);
        IReadOnlyList<TriedValue> values = history.Of("model.hidden_size");
        Assert.Equal(["64", "256"], values.Select(v => v.Text));
        Assert.Equal([3, 2], values.Select(v => v.Excess.Count));
        Assert.Equal(0.052, values[0].Excess.Median!.Value, 1e-12);
        Assert.Equal(["above holding", "not enough evidence"], values.Select(v => v.Evidence));
        Assert.Empty(new ParameterHistory([], null).Of("model.hidden_size"));
    }

    [Fact]
    public void Values_that_differ_beyond_chance_are_suggested_and_the_comparisons_counted()
    {
        EvaluationRow[] rows = [.. Judged.Seeds("A", 4, 0.1, settings: Small), .. Judged.Seeds("B", 4, 0.3, settings: Large)];
        SettingDifference found = Assert.Single(new ParameterHistory(rows, "Short").Differing(out int compared));
        Assert.Equal(("model.hidden_size", "256", "64", 1), (found.Key, found.Better, found.Worse, compared));
        Assert.InRange(0.2, found.Low, found.High);
        Assert.Empty(new ParameterHistory(rows, "Long").Differing(out _));
    }

    [Fact]
    public void Too_few_other_candles_or_imported_figures_suggest_nothing()
    {
        EvaluationRow[] small = [.. Judged.Seeds("A", 3, 0.1, settings: Small)], large = [.. Judged.Seeds("B", 3, 0.3, settings: Large)];
        foreach (IEnumerable<EvaluationRow> other in new[]
        {
            large.Take(2), large.Select(row => row with { FromMs = 7 }), large.Select(row => row with { Source = EvaluationSource.Imported }),
        })
        {
            Assert.Empty(new ParameterHistory([.. small, .. other], null).Differing(out int compared));
            Assert.Equal(0, compared);
        }
    }

    [Fact]
    public void The_interval_of_a_mean_is_Students()
    {
        // Mean 2, deviation 1, n 3: t is 4.302653 with two degrees of freedom.
        var sample = Sample.Of([1, 2, 3]);
        Assert.Equal((3, 2.0, 2.0), (sample.Count, sample.Median!.Value, sample.Mean));
        Assert.Equal(2 - 4.302653 / Math.Sqrt(3), sample.Low!.Value, 1e-5);
        Assert.Null(Sample.Of([1]).Low);
    }
}
