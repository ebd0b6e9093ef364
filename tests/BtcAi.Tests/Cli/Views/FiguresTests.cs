using BtcAi.Cli.Views;

namespace BtcAi.Tests.Cli.Views;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.083, "8.3 %")]
    [InlineData(1.5, "150.0 %")]
    [InlineData(9.99, "999.0 %")]
    [InlineData(431.7, ">999 %")]
    public void A_cost_share_far_above_the_profit_is_only_called_large(double? share, string text) =>
        Assert.Equal(text, Figures.CostShare(share));

    [Theory]
    [InlineData(-0.0004, "0.0 %")]
    [InlineData(-0.012, "−1.2 %")]
    public void What_rounds_to_zero_has_no_sign_and_a_minus_is_a_true_one(double fraction, string text) =>
        Assert.Equal(text, Figures.Percent(fraction));
}
