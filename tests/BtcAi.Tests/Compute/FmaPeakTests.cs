using BtcAi.Compute;

namespace BtcAi.Tests.Compute;

public sealed class FmaPeakTests
{
    [Fact]
    public void The_peak_is_a_plausible_rate() =>
        Assert.InRange(FmaPeak.Measure(TimeProvider.System, 1), 1e8, 1e13);
}
