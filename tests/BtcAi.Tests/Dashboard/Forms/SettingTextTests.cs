using BtcAi.Dashboard.Forms;
using BtcAi.Experiments.Settings;

namespace BtcAi.Tests.Dashboard.Forms;

public sealed class SettingTextTests
{
    private static SettingEntry Setting(string key) => SettingsCatalog.Find(key)!;

    [Theory]
    [InlineData("1E-05", "0.00001")]
    [InlineData("1.5E-07", "0.00000015")]
    [InlineData("0.15", "0.15")]
    [InlineData("ExponentialDecay", "ExponentialDecay")]
    public void Numbers_are_written_without_powers_of_ten(string text, string plain) => Assert.Equal(plain, SettingText.Plain(text));

    [Theory]
    [InlineData("evaluation.holdout_share", "0.15", "= 15\u00A0%", "0.15 (15\u00A0%)")]
    [InlineData("risk.stop_loss", "0.05", "= 5\u00A0% of the entry", "0.05 (5\u00A0%)")]
    [InlineData("risk.stop_loss", "null", "fraction of the entry", "not set")]
    [InlineData("trading.lot_step", "1E-05", "base coin", "0.00001")]
    public void A_share_is_said_in_percent_and_what_is_not_set_in_words(string key, string text, string unit, string inTable) =>
        Assert.Equal((unit, inTable), (SettingText.UnitOf(Setting(key), text), SettingText.Of(Setting(key), text)));

    [Fact]
    public void A_draft_starts_with_plain_numbers_and_writing_them_again_changes_nothing()
    {
        var draft = new SettingsDraft(SettingsTree.Default);
        SettingEntry step = Setting("trading.lot_step");
        Assert.Equal("0.00001", draft.TextOf(step));
        draft.Change(step, "0.0001");
        draft.Change(step, "0.00001");
        Assert.Empty(draft.Assignments);
    }
}
