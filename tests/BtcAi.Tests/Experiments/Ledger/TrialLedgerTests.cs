using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Simulation;

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
        TrialCount count = TrialCount.Of(ledger.Looks("btc", "ab12", 0, 100, out _));
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
        Assert.Equal(2, TrialCount.Of(ledger.Looks("btc", "ab12", 50, 100, out _)).Trials);
        Assert.Equal(1, TrialCount.Of(ledger.Looks("sol", "none", 50, 100, out _)).Trials);
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
        IReadOnlyList<LedgerEntry> looks = ledger.Looks("btc", "ab12", 0, 100, out int damaged);
        Assert.Equal((1, 3), (TrialCount.Of(looks, damaged).Trials, TrialCount.Of(looks, damaged).Unreadable));
        HoldOutOpenings? openings = ledger.OpeningsOf(RunExamples.Of(Bucket.Short) with { FromMs = 0, ToMs = 10 });
        Assert.Contains("3 lines of ledger.jsonl cannot be read: there may have been more trials", openings!.Sentence, StringComparison.Ordinal);
    }

    private static LedgerEntry Entry(ulong seed) => new(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), LedgerKind.Training, "run", Bucket.Short, "0123456789abcdef", seed, "btc", "ab12",
        0, 100, 30, 0.05, 0.1, "1");
}
