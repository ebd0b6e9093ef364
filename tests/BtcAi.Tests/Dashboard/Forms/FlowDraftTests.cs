using BtcAi.Dashboard.Forms;

namespace BtcAi.Tests.Dashboard.Forms;

public sealed class FlowDraftTests
{
    private static readonly DateTimeOffset Start = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), End = new(2021, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2021-02-30", "100", "is not a date")]
    [InlineData("2021-01-01", "100", "outside the test range")]
    [InlineData("2021-06-01", "100", "outside the test range")]
    [InlineData("2021-02-03", "0", "above 0")]
    [InlineData("2021-02-03", "a lot", "above 0")]
    [InlineData("2021-02-03", "1,5", "above 0")]
    public void What_is_wrong_is_said(string date, string amount, string said) =>
        Assert.Contains(said, FlowDraft.Wrong(new OrderedFlow { Date = date, Amount = amount }, Start, End), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_date_does_not_hide_a_wrong_amount()
    {
        string wrong = FlowDraft.Wrong(new OrderedFlow { Date = "soon", Amount = "-1" }, Start, End)!;
        Assert.Contains("is not a date", wrong, StringComparison.Ordinal);
        Assert.Contains("above 0", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_within_the_range_and_an_amount_are_fine() =>
        Assert.Null(FlowDraft.Wrong(new OrderedFlow { Date = "2021-05-31", Amount = "12.5" }, Start, End));
}
