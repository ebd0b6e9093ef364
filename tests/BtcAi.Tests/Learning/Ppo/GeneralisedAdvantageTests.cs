using BtcAi.Foundation;
using BtcAi.Learning.Ppo;

namespace BtcAi.Tests.Learning.Ppo;

public sealed class GeneralisedAdvantageTests
{
    private const int Lanes = 16, Decisions = 12;

    [Fact]
    public void Returns_equal_the_sum_of_discounted_errors_within_each_episode()
    {
        var rng = new Rng(4);
        var rollout = new Rollout(Decisions, Lanes, observationSize: 1);
        foreach (ref float x in rollout.Rewards.AsSpan()) x = (float)rng.NextGaussian();
        foreach (ref float x in rollout.Values.AsSpan()) x = (float)rng.NextGaussian();
        for (int i = 0; i < rollout.Continues.Length; i++)
        {
            bool ended = rng.Next(4) == 0;
            rollout.Continues[i] = ended ? 0 : 1;
            // Half of the endings are truncations with a value behind them, half are ruin.
            rollout.EndValues[i] = ended && rng.Next(2) == 0 ? 5 : 0;
        }
        GeneralisedAdvantage.Compute(rollout, gamma: 0.9, lambda: 0.8);
        for (int lane = 0; lane < Lanes; lane++)
        {
            for (int t = 0; t < Decisions; t++)
            {
                double expected = rollout.Values[t * Lanes + lane], factor = 1;
                for (int k = t; k < Decisions; k++)
                {
                    int i = k * Lanes + lane;
                    double after = rollout.Continues[i] == 1 ? rollout.Values[i + Lanes] : rollout.EndValues[i];
                    expected += factor * (rollout.Rewards[i] + 0.9 * after - rollout.Values[i]);
                    if (rollout.Continues[i] == 0) break;
                    factor *= 0.9 * 0.8;
                }
                Assert.Equal(expected, rollout.Returns[t * Lanes + lane], 1e-4);
            }
        }
        Assert.Equal(0, rollout.Advantages.Average(), 1e-5);
        Assert.Equal(1, Math.Sqrt(rollout.Advantages.Average(a => a * a)), 1e-4);
    }
}
