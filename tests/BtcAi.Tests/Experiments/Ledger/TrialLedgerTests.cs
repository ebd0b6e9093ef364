using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Tests.Simulation;

namespace BtcAi.Tests.Experiments.Ledger;

public sealed class TrialLedgerTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void What_is_appended_is_read_back_in_order()
    {
        var ledger = new TrialLedger(_home.FullPath);
        LedgerEntry[] entries = [Entry(seed: 1), Entry(seed: 2) with { DailySharpe = null }];
        foreach (LedgerEntry entry in entries) ledger.Append(entry);
        Assert.Equal(entries, new TrialLedger(_home.FullPath).Read(out int damaged));
        Assert.Equal(0, damaged);
    }

    [Fact]
    public void A_line_cut_short_by_a_crash_is_counted_as_damaged_and_swallows_no_other()
    {
        var ledger = new TrialLedger(_home.FullPath);
        ledger.Append(Entry(seed: 1));
        string path = _home.PathTo("ledger.jsonl");
        File.AppendAllText(path, File.ReadAllText(path)[..40]);
        ledger.Append(Entry(seed: 2));
        Assert.Equal([1UL, 2UL], ledger.Read(out int damaged).Select(e => e.Seed));
        Assert.Equal(1, damaged);
    }

    [Fact]
    public void Repeating_a_trial_is_a_look_and_no_new_trial()
    {
        var ledger = new TrialLedger(_home.FullPath);
        ledger.Append(Entry(seed: 1) with { DailySharpe = 0.1 });
        ledger.Append(Entry(seed: 1) with { DailySharpe = 0.1, Kind = LedgerKind.Backtest });
        ledger.Append(Entry(seed: 2) with { DailySharpe = 0.3 });
        ledger.Append(Entry(seed: 3) with { DailySharpe = null });
        TrialCount count = TrialCount.Of(ledger.Looks(Btc, 0, 100, out _), Bucket.Short, 30);
        Assert.Equal((3, 4), (count.Trials, count.Looks));
        Assert.Equal(0.3, count.BestDailySharpe);
        // 0.1, 0.3 and 0: mean 0.4/3, sum of squared deviations 0.14/3.
        Assert.Equal(0.14 / 3 / 2, count.SharpeVariance, 1e-12);
    }

    [Fact]
    public void Only_looks_at_these_candles_that_overlap_the_range_are_counted()
    {
        var ledger = new TrialLedger(_home.FullPath);
        ledger.Append(Entry(seed: 1) with { FromMs = 0, ToMs = 50 });
        ledger.Append(Entry(seed: 2) with { FromMs = 50, ToMs = 100 });
        ledger.Append(Entry(seed: 3) with { FromMs = 50, ToMs = 100, Candles = "eth", Fingerprint = "cd34" });
        ledger.Append(Entry(seed: 4) with { FromMs = 99, ToMs = 200, Fingerprint = "ef56" });
        Assert.Equal([2UL, 4UL], ledger.Looks(Btc, 50, 100, out _).Select(e => e.Seed));
        Assert.Empty(ledger.Looks(Market("sol", 0, 10), 50, 100, out _));
    }

    [Fact]
    public void Another_name_another_start_and_another_width_do_not_make_another_market()
    {
        var ledger = new TrialLedger(_home.FullPath);
        CandleSeries whole = Market("btc", 0, 400), later = Market("renamed", 120, 400), hourly = Market("hourly", 0, 400, 12), other = Market("sol", 0, 400, seed: 2);
        ledger.Append(Entry(seed: 1) with { Kind = LedgerKind.HoldOut, Market = MarketMarks.Of(whole) });
        Assert.Single(ledger.Looks(later, 0, 100, out _));
        Assert.Single(ledger.Looks(hourly, 0, 100, out _));
        Assert.Equal(1, ledger.OpeningsOn(later, 0, 100)?.Openings);
        Assert.Empty(ledger.Looks(other, 0, 100, out _));
        Assert.Null(ledger.OpeningsOn(other, 0, 100));
        Assert.Null(ledger.OpeningsOn(later, 100, 200));
    }

    [Fact]
    public void A_run_is_told_of_openings_of_its_market_under_another_name()
    {
        var ledger = new TrialLedger(_home.FullPath);
        RunRecord run = RunExamples.Of(Bucket.Short) with { Id = "run", FromMs = 0, ToMs = 100 };
        ledger.Append(Entry(seed: 1) with { Market = MarketMarks.Of(Market("btc", 120, 400)) });
        ledger.Append(Entry(seed: 1) with { Run = "other", Candles = "copy", Fingerprint = "cd34", Kind = LedgerKind.HoldOut, Market = MarketMarks.Of(Market("copy", 0, 400)) });
        Assert.Equal(1, ledger.OpeningsOf(run)?.Openings);
    }

    [Fact]
    public void Trials_of_other_buckets_and_lengths_count_and_leave_the_spread_alone()
    {
        LedgerEntry[] same = [Entry(seed: 1) with { DailySharpe = 0.1 }, Entry(seed: 2) with { DailySharpe = 0.3 }];
        LedgerEntry[] unlike = [Entry(seed: 3) with { Bucket = Bucket.Scalping, DailySharpe = -0.3 }, Entry(seed: 4) with { Days = 14, DailySharpe = 0.9 }, Entry(seed: 5) with { Days = 61 }];
        Assert.Equal(0.02, TrialCount.Of(same, Bucket.Short, 30).SharpeVariance, 1e-12);
        Assert.Equal((5, 0.02), TrialCount.Of([.. same, .. unlike], Bucket.Short, 30) is var all ? (all.Trials, Math.Round(all.SharpeVariance, 12)) : default);
        // None to compare with: as wide as chance makes the Sharpe ratio of so many days.
        Assert.Equal(1.0 / 30, TrialCount.Of([same[0], .. unlike], Bucket.Short, 30).SharpeVariance, 1e-12);
        Assert.Equal(0, TrialCount.Of(same[..1], Bucket.Short, 30).SharpeVariance);
    }

    [Fact]
    public void A_trial_that_costs_ate_does_not_make_luck_look_wide()
    {
        double worst = -2 / Math.Sqrt(30), half = (0.1 - worst) / 2;
        LedgerEntry[] trials = [Entry(seed: 1) with { DailySharpe = 0.1 }, Entry(seed: 2) with { DailySharpe = -5 }];
        Assert.Equal(2 * half * half, TrialCount.Of(trials, Bucket.Short, 30).SharpeVariance, 1e-12);
    }

    [Fact]
    public void Other_settings_have_another_hash()
    {
        string usual = TrialLedger.HashOf(SettingsTree.Default);
        Assert.Equal(usual, TrialLedger.HashOf(SettingsTree.Default.With([])));
        Assert.NotEqual(usual, TrialLedger.HashOf(SettingsTree.Default.With(["trading.fee=0.002"])));
        Assert.Equal(16, usual.Length);
    }

    [Fact]
    public void The_same_settings_trained_on_other_candles_are_another_trial()
    {
        string usual = TrialLedger.HashOf(SettingsTree.Default);
        Assert.Equal(usual, TrialLedger.HashOf(SettingsTree.Default, ""));
        Assert.NotEqual(usual, TrialLedger.HashOf(SettingsTree.Default, "cpcv 6 2: 1 and 2"));
        Assert.NotEqual(TrialLedger.HashOf(SettingsTree.Default, "cpcv 6 2: 1 and 3"), TrialLedger.HashOf(SettingsTree.Default, "cpcv 6 2: 1 and 2"));
    }

    [Fact]
    public void Openings_are_those_of_the_same_candles_whoever_opened_them()
    {
        const long day = 86_400_000;
        var ledger = new TrialLedger(_home.FullPath);
        RunRecord run = RunExamples.Of(Bucket.Short) with
        {
            Id = "run",
            FromMs = 0,
            ToMs = 100 * day,
            CandleFingerprint = "whole",
            Settings = SettingsTree.Default.With(["evaluation.holdout_share=0.1"]),
        };
        ledger.Append(Entry(seed: 1) with { ToMs = 90 * day });
        Assert.Null(ledger.OpeningsOf(run));
        LedgerEntry opened = Entry(seed: 1) with { Run = "other", Kind = LedgerKind.HoldOut, Fingerprint = "whole", FromMs = 90 * day, ToMs = 100 * day };
        ledger.Append(opened);
        ledger.Append(opened with { Candles = "eth", Fingerprint = "another" });
        Assert.Equal((1, opened.Time, 0), ledger.OpeningsOf(run) is { } once ? (once.Openings, once.First, once.OtherLooks) : default);
        Assert.Contains("was opened once, on 2026-01-02 03:04 UTC", ledger.OpeningsOf(run)!.Sentence, StringComparison.Ordinal);
        ledger.Append(opened with { Time = opened.Time.AddDays(1) });
        ledger.Append(Entry(seed: 2) with { Kind = LedgerKind.Backtest, FromMs = 80 * day, ToMs = 91 * day });
        HoldOutOpenings twice = ledger.OpeningsOf(run)!;
        Assert.Equal((2, 1), (twice.Openings, twice.OtherLooks));
        Assert.Contains("was opened 2 times, first on 2026-01-02 03:04 UTC, last on 2026-01-03 03:04 UTC", twice.Sentence, StringComparison.Ordinal);
        Assert.Contains("1 other look", twice.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_cannot_be_read_are_told_wherever_looks_are_counted()
    {
        var ledger = new TrialLedger(_home.FullPath);
        ledger.Append(Entry(seed: 1));
        File.AppendAllText(_home.PathTo("ledger.jsonl"), "null\n{}\n?\n");
        IReadOnlyList<LedgerEntry> looks = ledger.Looks(Btc, 0, 100, out int damaged);
        Assert.Equal((1, 3), (TrialCount.Of(looks, Bucket.Short, 30, damaged).Trials, TrialCount.Of(looks, Bucket.Short, 30, damaged).Unreadable));
        HoldOutOpenings? openings = ledger.OpeningsOf(RunExamples.Of(Bucket.Short) with { FromMs = 0, ToMs = 10 });
        Assert.Contains("3 lines of ledger.jsonl cannot be read: there may have been more trials", openings!.Sentence, StringComparison.Ordinal);
    }

    private static CandleSeries Btc { get; } = Market("btc", 0, 10);

    /// <summary>A walk of two-hour candles from 1970 on, or of candles so many times as wide; the days wanted of it.</summary>
    private static CandleSeries Market(string name, int fromDay, int toDay, int width = 1, ulong seed = 1)
    {
        const long candleMs = 2 * 3_600_000;
        double[] close = TestMarket.Random(seed, 400 * 12).Close;
        int[] rows = [.. Enumerable.Range(fromDay * 12 / width, (toDay - fromDay) * 12 / width)];
        double[] prices = [.. rows.Select(i => close[(i + 1) * width - 1])];
        return new CandleSeries(name, candleMs * width, [.. rows.Select(i => i * candleMs * width)], prices, prices, prices, prices, prices);
    }

    private static LedgerEntry Entry(ulong seed) => new(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), LedgerKind.Training, "run", Bucket.Short, "0123456789abcdef", seed, "btc", "ab12",
        0, 100, 30, 0.05, 0.1, "1");
}
