using BtcAi.Experiments.Store;
using BtcAi.Experiments.TrackRecords;
using CsCheck;

namespace BtcAi.Tests.Experiments.TrackRecords;

public sealed class SuggestionsTests
{
    [Fact]
    public void Three_evaluations_clear_of_holding_are_ranked_best_first()
    {
        Candidate[] found = Of([.. Judged.Seeds("Weak", 3, 0.1), .. Judged.Seeds("Strong", 4, 0.3), .. Judged.Seeds("Losing", 3, -0.2)]);
        Assert.Equal(["Strong", "Weak", "Losing"], found.Select(c => c.Preset));
        Assert.Equal([1, 2, 3], found.Select(c => c.Rank!.Value));
        Assert.Contains("above what holding made", found[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("below what holding made", found[2].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_evaluations_are_not_enough_and_looking_again_is_no_third()
    {
        EvaluationRow[] two = [.. Judged.Seeds("Lucky", 2, 0.9)];
        Candidate found = Assert.Single(Of([.. two, two[0] with { Source = EvaluationSource.Evaluate, MadeMs = 5 }]));
        Assert.Equal((null, 2, 3), (found.Rank, found.Evaluations, found.Looks));
        Assert.Contains("Not enough evidence: 2 independent evaluations", found.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holding_would_have_made_within_the_interval_is_not_ranked()
    {
        Candidate found = Assert.Single(Of([.. Judged.Seeds("Rising", 3, 0.3, hold: 0.302)]));
        Assert.Null(found.Rank);
        Assert.Contains("includes what holding made", found.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Staying_in_cash_while_the_price_fell_is_no_edge()
    {
        EvaluationRow[] cash = [.. Enumerable.Range(1, 3).Select(seed => Judged.Row("Idle", seed, 0, hold: -0.3) with { Drawdown = 0, Trades = 0 })];
        Assert.Contains("stayed in cash", Assert.Single(Of(cash)).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_candles_and_other_costs_are_never_mixed()
    {
        var found = Suggestions.Of(
            [Judged.Row("A", 1, 0.1), Judged.Row("A", 2, 0.1, fromMs: 5000), Judged.Row("A", 3, 0.1, costs: "trading.fee=0")], RankBy.Sharpe, null, _ => null);
        Assert.Equal(3, found.Grounds.Count);
        Assert.All(found.Grounds, ground => Assert.Null(Assert.Single(ground.Candidates).Rank));
    }

    [Fact]
    public void Settings_without_a_preset_are_found_again_by_their_run()
    {
        Candidate found = Assert.Single(Of([Judged.Row("A", 1, 0.1) with { Preset = "", PresetHash = "", Run = "first" }]));
        Assert.Equal(("", "first"), (found.Preset, found.Run));
        Assert.Empty(Of([Judged.Row("A", 1, 0.1) with { Scheme = "fold" }]));
        // What is chosen by a hold-out has seen it.
        Assert.Empty(Of([Judged.Row("A", 1, 0.1) with { Scheme = "hold-out" }]));
    }

    [Fact]
    public void Two_that_are_ranked_come_with_a_word_of_caution()
    {
        EvaluationRow[] one = [.. Judged.Seeds("Weak", 3, 0.1)];
        Assert.Null(Assert.Single(Suggestions.Of(one, RankBy.Sharpe, null, _ => null).Grounds).Caution);
        Assert.Contains("luck", Suggestions.Of([.. one, .. Judged.Seeds("Strong", 3, 0.3)], RankBy.Sharpe, null, _ => null).Grounds[0].Caution, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_changed_at_the_command_line_is_another_candidate() =>
        Assert.Equal(2, Of([.. Judged.Seeds("A", 3, 0.1), .. Judged.Seeds("A", 3, 0.2, settings: "model.hidden_size=64")]).Length);

    [Fact]
    public void Drawdown_ranks_the_shallowest_first()
    {
        EvaluationRow[] rows = [.. Judged.Seeds("Deep", 3, 0.3), .. Judged.Seeds("Flat", 3, 0.1).Select(row => row with { Drawdown = 0.02 })];
        Assert.Equal(["Flat", "Deep"], Of(rows, RankBy.Drawdown).Select(c => c.Preset));
    }

    [Fact]
    public void Imported_figures_change_no_rank_whatever_they_say() => Gen.Double[-5, 50].Array[1, 20].Sample(figures =>
    {
        EvaluationRow[] ours = [.. Judged.Seeds("Weak", 3, 0.1), .. Judged.Seeds("Strong", 3, 0.3)];
        EvaluationRow[] imported = [.. figures.Select((f, i) => Judged.Row("Weak", i, f) with { Source = EvaluationSource.Imported })];
        foreach (RankBy by in Enum.GetValues<RankBy>())
        {
            var found = Suggestions.Of([.. ours, .. imported], by, "Short", _ => null);
            Assert.Equal(Of(ours, by).Select(c => (c.Preset, c.Rank, c.Figure)), found.Grounds.SelectMany(g => g.Candidates).Select(c => (c.Preset, c.Rank, c.Figure)));
            Assert.Equal(figures.Length, found.Imported.Count);
        }
    }, iter: 50);

    [Fact]
    public void Whatever_was_judged_a_rank_needs_three_evaluations_and_ranks_follow_the_figure() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 4], Gen.Double[-1, 1]).Array[1, 30].Sample(draws =>
        {
            Candidate[] found = Of([.. draws.Select(d => Judged.Row($"P{d.Item1}", d.Item2, d.Item3))]);
            Candidate[] ranked = [.. found.Where(c => c.Rank is not null)];
            Assert.All(ranked, c => Assert.True(c.Evaluations >= 3 && (c.Net.Low > c.Hold || c.Net.High < c.Hold)));
            Assert.Equal(Enumerable.Range(1, ranked.Length), ranked.Select(c => c.Rank!.Value));
            Assert.Equal(ranked.OrderByDescending(c => c.Figure).Select(c => c.Figure), ranked.Select(c => c.Figure));
        }, iter: 200);

    private static Candidate[] Of(IReadOnlyList<EvaluationRow> rows, RankBy by = RankBy.Sharpe) =>
        [.. Suggestions.Of(rows, by, null, _ => null).Grounds.SelectMany(g => g.Candidates)];
}
