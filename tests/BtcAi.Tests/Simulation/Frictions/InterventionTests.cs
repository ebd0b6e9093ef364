using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Risk;

namespace BtcAi.Tests.Simulation.Frictions;

public sealed class InterventionTests
{
    [Fact]
    public void Every_rule_explains_itself_in_a_sentence_of_its_own()
    {
        string[] sentences = [.. Enum.GetValues<RiskLimit>().Select(l => new Intervention(3, l, -0.8f, 0.25, 7).Sentence)];
        Assert.All(sentences, s => Assert.EndsWith("25 % instead of 80 %, for 7 candles.", s));
        Assert.Equal(sentences.Length, sentences.Distinct().Count());
    }

    [Fact]
    public void Exposures_that_round_to_the_same_are_told_apart() =>
        Assert.EndsWith("13.9 % instead of 14.2 %, for 7 candles.", new Intervention(3, RiskLimit.Drawdown, 0.142f, 0.139, 7).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Two_rules_that_hold_an_exposure_down_side_by_side_are_two_interventions_not_one_per_candle()
    {
        // From the close after the gap on nothing may be added, and 50 % are all that the value at risk allows.
        const long hour = 60 * TestMarket.Minute;
        CandleSeries flat = Scenario.Flat(hour, 10);
        long[] times = [.. flat.OpenTimeMs.Select((t, i) => i < 2 ? t : t + 9 * hour)];
        CandleSeries candles = new("gap", hour, times, flat.Open, flat.High, flat.Low, flat.Close, flat.Volume);
        float[] valueAtRisk = [.. Enumerable.Repeat(0.1f, 10)];
        TradingRules rules = Scenario.Free with { Risk = Scenario.NoRisk with { ValueAtRisk = 0.05 } };
        LaneJournal journal = new Scenario(candles, rules, valueAtRisk).Act(0, 0).Repeat(1, 6).Journal;
        Assert.Equal(
            [(RiskLimit.KillSwitch, 2, 6), (RiskLimit.ValueAtRisk, 3, 6)],
            journal.Interventions.Select(i => (i.Limit, i.FromCandle, i.Candles)));
    }
}
