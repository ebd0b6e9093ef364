using BtcAi.Foundation;
using BtcAi.Simulation;

namespace BtcAi.Tests.Simulation;

public sealed class LogGrowthTests
{
    [Fact]
    public void The_series_equals_the_logarithm_within_rounding()
    {
        var rng = new Rng(1);
        for (int i = 0; i < 20_000; i++)
        {
            double growth = Math.Pow(10, -6 * rng.NextDouble()) * (rng.NextDouble() < 0.5 ? -0.9 : 0.9);
            double before = 1e5 * rng.NextDouble() + 1, after = before * (1 + growth);
            Assert.Equal(Math.Log(after / before), LogGrowth.Of(before, after), 3e-16 + 1e-15 * Math.Abs(growth));
        }
        Assert.Equal(0, LogGrowth.Of(7, 7));
    }
}
