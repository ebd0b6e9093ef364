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
}
