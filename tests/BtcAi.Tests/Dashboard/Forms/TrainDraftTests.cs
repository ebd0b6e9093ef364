using BtcAi.Dashboard.Forms;
using BtcAi.Experiments.Settings;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Tests.Cli;

namespace BtcAi.Tests.Dashboard.Forms;

public sealed class TrainDraftTests
{
    [Fact]
    public void A_new_draft_is_the_bare_command()
    {
        var draft = new TrainDraft(SettingsTree.Default);
        Assert.Empty(draft.Wrong(Covered));
        Assert.Equal("train --data synthetic --sequence Scalping,Short,Medium,Long --seed 1", string.Join(' ', draft.Arguments));
    }

    [Fact]
    public void Every_wrong_field_is_told_at_once()
    {
        var draft = new TrainDraft(SettingsTree.Default) { Seed = "-1", Minutes = "soon", From = "2021-02-30", To = "2020-01-01" };
        draft.Buckets.Clear();
        draft.Settings.Change(Setting("model.hidden_size"), "none");
        Assert.Equal(
            new[] { "Buckets", "From", "Minutes", "Seed", "Settings", "To" }, draft.Wrong(Covered).Keys.Order());
    }

    [Theory]
    [InlineData("2030-01-01", "", "From")]
    [InlineData("", "2018-06-01", "To")]
    [InlineData("2025-01-01", "2018-01-01", "From", "To")]
    [InlineData("2018-01-01", "2030-01-01")]
    public void Dates_that_leave_no_candle_are_told_with_what_the_candles_cover(string from, string to, params string[] fields)
    {
        IReadOnlyDictionary<string, string> wrong = new TrainDraft(SettingsTree.Default) { From = from, To = to }.Wrong(Covered);
        Assert.Equal(fields, wrong.Keys.Order());
        if (fields.Length == 1) Assert.Contains("which cover 2019-01-01 to 2025-01-01", wrong[fields[0]], StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_form_takes_the_command_takes()
    {
        using var home = new ScratchFolder();
        var draft = new TrainDraft(SettingsTree.Default) { Candles = "nowhere", Seed = "7", Minutes = "0.5", From = "2020-01-01", To = "2021-01-01" };
        draft.Buckets.Remove(Bucket.Long);
        draft.Settings.Change(Setting("trading.fee"), "0.002");
        Typed typed = Typed.Run(home.FullPath, [.. draft.Arguments]);
        Assert.StartsWith("\"nowhere\" is neither a name in the library nor a file", Assert.Single(typed.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_shows_its_own_rule_and_goes_back()
    {
        var draft = new SettingsDraft(SettingsTree.Default);
        SettingEntry gamma = Setting("model.gamma"), fee = Setting("trading.fee");
        draft.Change(gamma, "7");
        draft.Change(fee, "0.002");
        Assert.Null(draft.Tree);
        Assert.Contains("it must be from 0 to 0.9999", draft.Wrong["model.gamma"].Text, StringComparison.Ordinal);
        draft.Reset(gamma);
        Assert.Equal(0.002, draft.Tree!.Trading.Fee);
        Assert.Equal(["trading.fee=0.002"], draft.Assignments);
        draft.Change(fee, fee.Default);
        Assert.Empty(draft.Assignments);
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_told_apart_from_wrong_ones()
    {
        var draft = new SettingsDraft(SettingsTree.Default);
        draft.Change(Setting("evaluation.test_share"), "0.5");
        draft.Change(Setting("evaluation.validation_share"), "0.5");
        Assert.Empty(draft.Wrong);
        Assert.Null(draft.Tree);
        Assert.Contains("must leave at least 0.2", Assert.Single(draft.Together).Text, StringComparison.Ordinal);
    }

    private static TimeRange Covered => new(SyntheticMarket.FirstOpenMs, SyntheticMarket.DefaultEndMs);

    private static SettingEntry Setting(string key) => SettingsCatalog.All.Single(s => s.Key == key);
}
