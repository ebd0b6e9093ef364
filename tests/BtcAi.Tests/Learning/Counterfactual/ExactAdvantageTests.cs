using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Counterfactual;
using static BtcAi.Tests.Learning.Counterfactual.WindowBatches;

namespace BtcAi.Tests.Learning.Counterfactual;

public sealed class ExactAdvantageTests
{
    private static readonly LearnerSettings Settings = new() { Gamma = 0.97, Lambda = 0.9, YoungCostMultiplier = 1.5 };

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Advantages_targets_and_occupancy_equal_the_plain_recursion(int minimumHold)
    {
        WindowBatch batch = WindowBatches.Random(new Rng(11), decisions: 9, minimumHold);
        using var runner = new ChunkRunner(1);
        new ExactAdvantage(batch, runner, Settings).Compute();
        double rms = RootMeanSquare(batch);
        for (int b = 0; b < WindowCount; b += 7)
        {
            double[] next = [.. Enumerable.Range(0, batch.Own.Count).Select(e => (double)batch.Values[At(batch, 9, e, b)])];
            for (int t = 8; t >= 0; t--)
            {
                double[] now = new double[next.Length];
                for (int e = 0; e < next.Length; e++)
                {
                    double[] q = [.. Enumerable.Range(0, 3).Select(a => Reward(batch, t, e, a, b, 1.5) + 0.97 * After(batch, e, a, next))];
                    double value = Enumerable.Range(0, 3).Sum(a => batch.Policy[At(batch, t, e, a, b)] * q[a]);
                    Assert.Equal(value, batch.Targets[At(batch, t, e, b)], 1e-4);
                    for (int a = 0; a < 3; a++)
                        Assert.Equal((q[a] - value) / rms, batch.Advantages[At(batch, t, e, a, b)], 1e-4);
                    now[e] = 0.9 * value + 0.1 * batch.Values[At(batch, t, e, b)];
                }
                next = now;
            }
        }
    }

    [Fact]
    public void Importance_is_occupancy_mixed_with_uniform_and_sums_to_one()
    {
        WindowBatch batch = WindowBatches.Random(new Rng(5), decisions: 6, minimumHold: 3);
        using var runner = new ChunkRunner(1);
        new ExactAdvantage(batch, runner, Settings).Compute();
        int states = batch.Own.Count;
        for (int b = 0; b < WindowCount; b++)
        {
            double[] occupancy = [.. Enumerable.Repeat(1.0 / states, states)];
            for (int t = 0; t < 6; t++)
            {
                double[] after = new double[states];
                for (int e = 0; e < states; e++)
                {
                    Assert.Equal(0.7 * occupancy[e] + 0.3 / states, batch.Importance[At(batch, t, e, b)], 1e-5);
                    for (int a = 0; a < 3; a++)
                    {
                        (int likely, int otherwise, float chance) = batch.Own.Next(e, a);
                        double flow = occupancy[e] * batch.Policy[At(batch, t, e, a, b)];
                        after[likely] += chance * flow;
                        after[otherwise] += (1 - chance) * flow;
                    }
                }
                Assert.Equal(1, after.Sum(), 1e-5);
                occupancy = after;
            }
        }
    }

    private static double After(WindowBatch batch, int e, int a, double[] next)
    {
        (int likely, int otherwise, float chance) = batch.Own.Next(e, a);
        return chance * next[likely] + (1 - chance) * next[otherwise];
    }

    // The advantages are normalised; undo it with the one ratio that all of them share.
    private static double RootMeanSquare(WindowBatch batch)
    {
        double[] next = [.. Enumerable.Range(0, batch.Own.Count).Select(e => (double)batch.Values[At(batch, 9, e, 0)])];
        double[] q = [.. Enumerable.Range(0, 3).Select(a => Reward(batch, 8, 0, a, 0, 1.5) + 0.97 * After(batch, 0, a, next))];
        double value = Enumerable.Range(0, 3).Sum(a => batch.Policy[At(batch, 8, 0, a, 0)] * q[a]);
        return (q[0] - value) / batch.Advantages[At(batch, 8, 0, 0, 0)];
    }
}
