using BtcAi.Experiments.Reports;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Tests.Learning;

namespace BtcAi.Tests.Experiments.Reports;

public sealed class SeenShareTests
{
    private const long HourMs = 3_600_000, DayMs = 24 * HourMs;

    // 100 days of hourly candles from 2019-01-01 on.
    private static readonly CandleSeries Candles = new SyntheticMarket().Generate(1, 2400, HourMs);

    // Trained on days 10 to 50, selected on days 55 to 65. Short's purge is five days, so day 70 is clean: 2019-03-12.
    private static AgentCard Card(string candles = "synthetic-1") => AgentCards.Of(new(1, 1, 1, 1)) with
    {
        DataName = candles,
        Training = Days(10, 50),
        Validation = Days(55, 65),
    };

    [Fact]
    public void Seen_candles_are_counted_and_the_way_out_is_named()
    {
        var seen = SeenShare.Of(Card(), Candles, new IndexRange(0, 2400));
        Assert.Equal(0.4, seen.Training, 1e-12);
        Assert.Equal(0.1, seen.Selection, 1e-12);
        Assert.Equal(new DateTimeOffset(2019, 3, 12, 0, 0, 0, TimeSpan.Zero), seen.UnseenFrom);
        Assert.Equal(
            "40 % of these candles were used to train the Short agent, 10 % to select it: these figures are not out of sample; " +
            "use --from 2019-03-12.",
            seen.Warning);
    }

    [Fact]
    public void Only_the_backtested_range_counts()
    {
        var half = SeenShare.Of(Card(), Candles, new IndexRange(45 * 24, 65 * 24));
        Assert.Equal((0.25, 0.5), (half.Training, half.Selection));
        var clean = SeenShare.Of(Card(), Candles, new IndexRange(65 * 24, 2400));
        Assert.Equal((0, 0, null), (clean.Training, clean.Selection, clean.Warning));
    }

    [Fact]
    public void A_single_seen_candle_is_enough_for_the_warning() => Assert.StartsWith(
        "0 % of these candles were used to train the Short agent, under 1 % to select it: these figures are not out of sample;",
        SeenShare.Of(Card(), Candles, new IndexRange(65 * 24 - 1, 2400)).Warning, StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_unseen_follows_other_candles_are_asked_for() => Assert.EndsWith(
        "give candles from after 2019-03-12.", SeenShare.Of(Card(), Candles, new IndexRange(0, 60 * 24)).Warning,
        StringComparison.Ordinal);

    [Fact]
    public void Candles_of_another_name_are_judged_by_their_time() => Assert.StartsWith(
        "40 % of this time was used to train the Short agent, 10 % to select it, on candles called btc5m: unless they are of a market " +
        "that moves on its own, these figures are not out of sample;",
        SeenShare.Of(Card("btc5m"), Candles, new IndexRange(0, 2400)).Warning, StringComparison.Ordinal);

    private static TimeRange Days(int from, int to) => new(Candles.OpenTimeMs[0] + from * DayMs, Candles.OpenTimeMs[0] + to * DayMs);
}
