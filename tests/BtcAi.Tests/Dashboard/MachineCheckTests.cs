using BtcAi.Dashboard.Home;

namespace BtcAi.Tests.Dashboard;

public sealed class MachineCheckTests
{
    [Fact]
    public void Little_of_anything_is_said_in_words_with_what_to_do()
    {
        IReadOnlyList<MachineCheck> poor = MachineCheck.Of(1, 128, new MachineLoad(null, 7_500_000_000, 8_000_000_000, 1_000_000_000, 0, 0));
        Assert.All(poor, check => Assert.False(check.IsEnough));
        Assert.Equal("0.5 GB", poor[2].Found);
        Assert.All(MachineCheck.Of(8, 256, new MachineLoad(null, 0, 16_000_000_000, 50_000_000_000, 0, 0)), check => Assert.True(check.IsEnough));
    }
}
