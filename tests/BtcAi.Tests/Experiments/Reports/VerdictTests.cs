using BtcAi.Experiments.Reports;
using BtcAi.Simulation.Reports;

namespace BtcAi.Tests.Experiments.Reports;

public sealed class VerdictTests
{
    private const string Compared =
        "Over 12 months, which it had not seen, it made +12.0 % after costs where holding made −5.0 %; its deepest fall was 20.0 % against 36.8 %. ";

    private static readonly PerformanceReport Hold = Report(years: 1, netReturn: -0.05, drawdown: 0.368, sharpe: -0.1);

    [Fact]
    public void Staying_in_cash_is_an_answer_and_not_an_edge() => Assert.Equal(
        "Over 12 months, which it had not seen, it stayed in cash: after costs it found nothing worth trading. Holding made −5.0 % with a " +
        "drawdown of 36.8 %. Doing nothing is an answer, not an edge.",
        Verdict.Of(Report(1, 0, 0, null, fills: 0), Hold));

    [Fact]
    public void A_sharpe_within_its_error_of_zero_is_no_evidence_and_says_how_long_it_would_take() => Assert.Equal(
        // √((1 + 1/730)/1) = 1.0007; 1 ± 1.96; (1.96/1)² = 3.8 years.
        Compared + "Sharpe 1.0, 95 % interval −1.0 … 3.0 by Lo's formula (days as if independent), from one seed and one period. Not distinguishable from zero: no evidence of " +
        "an edge. A Sharpe of 1.0 takes about 3.8 years to tell from luck.",
        Verdict.Of(Report(1, 0.12, 0.2, 1), Hold));

    [Theory]
    [InlineData(-0.5)]
    [InlineData(0.05)]
    public void No_time_is_promised_where_none_would_be_enough(double sharpe) => Assert.EndsWith(
        "Not distinguishable from zero: no evidence of an edge.", Verdict.Of(Report(1, 0.12, 0.2, sharpe), Hold), StringComparison.Ordinal);

    [Fact]
    public void Above_zero_but_no_better_than_holding_is_the_markets_doing() => Assert.EndsWith(
        "Above zero, but holding had 3.5 in the same time: it was in a rising market. No evidence of an edge of its own.",
        Verdict.Of(Report(1, 0.12, 0.2, 3), Hold with { Sharpe = 3.5 }), StringComparison.Ordinal);

    [Fact]
    public void Above_zero_is_a_hint_and_not_a_proof() => Assert.Equal(
        // √((1 + 9/730)/1) = 1.0061; 3 ± 1.972.
        Compared + "Sharpe 3.0, 95 % interval 1.0 … 5.0 by Lo's formula (days as if independent), from one seed and one period. Above zero in this one test: a hint, not a proof. " +
        "It counts neither other trials nor other periods.",
        Verdict.Of(Report(1, 0.12, 0.2, 3), Hold));

    [Fact]
    public void Below_zero_is_said_plainly() => Assert.Equal(
        "Over 48 months, which it had not seen, it made −60.0 % after costs where holding made −5.0 %; its deepest fall was 65.0 % against 36.8 %. " +
        "Sharpe −2.0, 95 % interval −3.0 … −1.0 by Lo's formula (days as if independent), from one seed and one period. Below zero: it lost, and not by chance alone.",
        Verdict.Of(Report(4, -0.6, 0.65, -2), Hold));

    [Fact]
    public void Too_few_days_are_evidence_of_nothing() => Assert.Equal(
        "Over 0.1 months, which it had not seen, it made +1.0 % after costs where holding made −5.0 %; its deepest fall was 0.0 % against 36.8 %. " +
        "Too few days for a Sharpe ratio: no evidence of anything.",
        Verdict.Of(Report(2 / 365.0, 0.01, 0, null), Hold));

    [Fact]
    public void Candles_that_were_seen_prove_nothing_however_good_the_figures()
    {
        Assert.Equal(
            "Over 12 months, at least some of which it was trained or selected on, it made +12.0 % after costs where holding made −5.0 %; " +
            "its deepest fall was 20.0 % against 36.8 %. On candles it has seen, memory looks like skill: this is no evidence of an edge.",
            Verdict.Of(Report(1, 0.12, 0.2, 5), Hold, VerdictBasis.Seen));
        Assert.Equal(
            "Over 12 months, at least some of which it was trained or selected on, it stayed in cash. Holding made −5.0 % with a drawdown " +
            "of 36.8 %.",
            Verdict.Of(Report(1, 0, 0, null, fills: 0), Hold, VerdictBasis.Seen));
    }

    [Fact]
    public void A_rule_has_no_seed_and_cannot_have_seen_anything() => Assert.Equal(
        "Over 12 months it made +12.0 % after costs where holding made −5.0 %; its deepest fall was 20.0 % against 36.8 %. Sharpe 3.0, " +
        "95 % interval 1.0 … 5.0 by Lo's formula (days as if independent), from one period. Above zero in this one test: a hint, not a proof. It counts neither other trials nor " +
        "other periods.",
        Verdict.Of(Report(1, 0.12, 0.2, 3), Hold, VerdictBasis.Rule));

    private static PerformanceReport Report(double years, double netReturn, double drawdown, double? sharpe, int fills = 4) => new()
    {
        Policy = "policy",
        Start = DateTimeOffset.UnixEpoch,
        End = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(365 * years),
        NetProfit = 100_000 * netReturn,
        NetReturn = netReturn,
        HoldReturn = 0,
        Sharpe = sharpe,
        MaximumDrawdown = drawdown,
        DrawdownDuration = TimeSpan.Zero,
        TurnoverPerYear = fills,
        TotalCosts = 0,
        AverageExposure = 0,
        TimeInMarket = 0,
        Fills = fills,
        Trades = fills / 2,
        BestDay = 0,
        WorstDay = 0,
        Years = [],
        Months = [],
        Regimes = [],
        Ruined = false,
    };
}
