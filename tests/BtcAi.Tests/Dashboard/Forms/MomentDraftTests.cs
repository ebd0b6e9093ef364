using BtcAi.Dashboard.Forms;
using BtcAi.Simulation;
using BtcAi.Tests.Experiments;

namespace BtcAi.Tests.Dashboard.Forms;

public sealed class MomentDraftTests
{
    [Theory]
    [InlineData("2018-04-01T00:00", "12", null)]
    [InlineData("2018-04-01T00:00:30", "0", null)]
    [InlineData("2018-04-01T00:00", "200", null)]
    [InlineData("2010-01-01T00:00", "12", "must lie within the run's candles, 2018-03-02 to 2018-06-26")]
    [InlineData("", "12", "The moment is empty")]
    [InlineData("soon", "12", "The moment is \"soon\"")]
    [InlineData("2018-04-01T00:00", "", "The steps are empty; they must be a whole number from 0 to 200")]
    [InlineData("2018-04-01T00:00", "201", "The steps are \"201\"")]
    [InlineData("2018-04-01T00:00", "-1", "The steps are \"-1\"")]
    public void A_moment_and_its_steps_are_told_what_they_must_be(string at, string around, string? told)
    {
        string? wrong = new MomentDraft { At = at, Around = around }.Wrong(RunExamples.Of(Bucket.Short));
        if (told is null) Assert.Null(wrong);
        else Assert.Contains(told, wrong, StringComparison.Ordinal);
    }
}
