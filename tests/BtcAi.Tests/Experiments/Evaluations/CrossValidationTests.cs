using BtcAi.Experiments.Evaluations;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Tests.Experiments.Evaluations;

public sealed class CrossValidationTests
{
    private const long HourMs = 3_600_000;
    private const int WarmUp = 20 * 24;

    private static readonly CandleSeries Candles = new SyntheticMarket().Generate(1, 200 * 24, HourMs);
    private static readonly BucketProfile Profile = BucketProfile.Of(Bucket.Short);

    [Theory]
    [InlineData(6, 2, 15, 5)]
    [InlineData(5, 1, 5, 1)]
    [InlineData(6, 3, 20, 10)]
    [InlineData(4, 3, 4, 3)]
    public void Every_choice_is_trained_once_and_every_judgement_is_on_one_path(int groups, int held, int trainings, int paths)
    {
        CrossValidation cross = Of(groups, held);
        Assert.Equal(trainings, CrossValidation.CountOf(groups, held));
        Assert.Equal(trainings, cross.Combinations.Select(c => string.Join(' ', c.Held)).Distinct().Count());
        Assert.Equal(paths, cross.Paths().Count);
        Assert.Equal(held * trainings / groups, paths);
        (int, int)[] used = [.. cross.Paths().SelectMany(path => path.Select((c, g) => (c, g)))];
        Assert.All(used, u => Assert.Contains(u.Item2, cross.Combinations[u.Item1].Held));
        Assert.Equal(trainings * held, used.Distinct().Count());
        Assert.Equal(trainings * held, used.Length);
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(5, 3)]
    public void Nothing_is_trained_or_selected_on_within_a_purge_of_what_is_held_and_selection_is_purged_too(int groups, int held)
    {
        CrossValidation cross = Of(groups, held);
        foreach (Combination combination in cross.Combinations)
        {
            IReadOnlyList<IndexRange> trained = combination.Ranges.Training.Parts;
            foreach (IndexRange judged in combination.Held.Select(g => cross.Groups[g]))
                foreach (IndexRange seen in trained.Append(combination.Ranges.Validation)) Assert.True(Apart(seen, judged) >= Profile.PurgeMs, $"{seen} and {judged}");
            Assert.All(trained, part => Assert.True(Apart(part, combination.Ranges.Validation) >= Profile.PurgeMs));
            Assert.True(combination.Ranges.Validation.Count >= 10);
            Assert.All(trained, part => Assert.True(part.From >= WarmUp));
        }
    }

    [Fact]
    public void Groups_are_of_equal_time_and_cover_all_candles_after_the_warm_up()
    {
        CrossValidation cross = Of(6, 2);
        Assert.Equal((WarmUp, Candles.Count), (cross.Groups[0].From, cross.Groups[^1].To));
        Assert.All(cross.Groups.Skip(1).Zip(cross.Groups), pair => Assert.Equal(pair.Second.To, pair.First.From));
        Assert.All(cross.Groups, g => Assert.Equal(30 * 24, g.Count));
    }

    [Fact]
    public void Training_on_all_that_is_left_takes_the_stretch_before_between_and_after_what_is_held()
    {
        // Days 20 to 200 in six groups of 30; the second and the fifth are held; Short's purge is 5 days.
        Combination c = Of(6, 2).Combinations.Single(c => c.Held.SequenceEqual([1, 4]));
        Assert.Equal(Hours(20, 45), c.Ranges.Training.Parts[0]);
        // Between them are 60 days less two purges; the last 0.15 of 25 + 50 + 25 days select.
        Assert.Equal(Hours(85, 115), c.Ranges.Training.Parts[1]);
        Assert.Equal(Hours(120, 135), c.Ranges.Validation);
        Assert.Equal(Hours(175, 200), c.Ranges.Training.Parts[2]);
    }

    [Fact]
    public void Too_few_candles_are_refused_with_the_numbers()
    {
        var e = Assert.Throws<UserMistakeException>(() => Of(18, 17));
        Assert.Contains("18 groups with 17 held back leave groups of 10 days", e.Message, StringComparison.Ordinal);
        Assert.Contains("purge of 5 days", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_beyond_all_bounds_is_still_a_count()
    {
        Assert.Equal(155_117_520, CrossValidation.CountOf(30, 15));
        Assert.Equal(int.MaxValue, CrossValidation.CountOf(100, 50));
    }

    private static CrossValidation Of(int groups, int held) => new(Candles, Profile, WarmUp, leastTraining: 48, validationShare: 0.15, groups, held);

    private static IndexRange Hours(int fromDay, int toDay) => new(fromDay * 24, toDay * 24);

    /// <summary>Milliseconds between the end of the earlier and the start of the later.</summary>
    private static long Apart(IndexRange a, IndexRange b) => Math.Max(b.From - a.To, a.From - b.To) * HourMs;
}
