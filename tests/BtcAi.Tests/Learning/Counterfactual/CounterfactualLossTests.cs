using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Counterfactual;
using static BtcAi.Tests.Learning.Counterfactual.WindowBatches;

namespace BtcAi.Tests.Learning.Counterfactual;

public sealed class CounterfactualLossTests
{
    private const float Entropy = 0.03f;
    private static readonly LearnerSettings Settings = new() { Clip = 0.2, ValueCoefficient = 0.7, EvenShare = 0.25 };

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        (WindowBatch batch, CounterfactualLoss loss, float[] outputs) = Prepare(driftFromOld: 0.3);
        float[] gradients = new float[outputs.Length];
        loss.Gradient(2, [.. outputs], gradients, Entropy);
        var rng = new Rng(9);
        for (int trial = 0; trial < 200; trial++)
        {
            int i = rng.Next(outputs.Length);
            const float step = 2e-3f;
            double slope = (Loss(batch, outputs, i, step) - Loss(batch, outputs, i, -step)) / (2 * step);
            Assert.Equal(slope, gradients[i], 2e-3 + 0.02 * Math.Abs(slope));
        }
    }

    [Fact]
    public void In_the_first_epoch_the_ratio_is_one_and_the_policy_loss_zero()
    {
        (WindowBatch batch, _, float[] outputs) = Prepare(driftFromOld: 0);
        var loss = new CounterfactualLoss(batch, Settings with { EvenShare = 0 });
        LossSums sums = loss.Gradient(2, outputs, new float[outputs.Length], Entropy);
        Assert.Equal(0, sums.Kl, 1e-3);
        Assert.Equal(0, sums.Policy / WindowCount, 1e-4);
        Assert.InRange(sums.Entropy / WindowCount, 0.2, Math.Log(batch.Own.Actions));
    }

    /// <summary>The loss written down once more, plainly and in double precision.</summary>
    private static double Loss(WindowBatch batch, float[] outputs, int moved, float step)
    {
        int actions = batch.Own.Actions, states = batch.Own.Count, b = moved % WindowCount;
        double loss = 0;
        for (int e = 0; e < states; e++)
        {
            double[] logits = [.. Enumerable.Range(0, actions).Select(a => Output((e * actions + a) * WindowCount + b))];
            double log = Math.Log(logits.Sum(Math.Exp));
            double weight = batch.Importance[At(batch, 2, e, b)], objective = 0, entropy = 0;
            for (int a = 0; a < actions; a++)
            {
                double p = Math.Exp(logits[a] - log), old = batch.Policy[At(batch, 2, e, a, b)];
                double advantage = batch.Advantages[At(batch, 2, e, a, b)], ratio = p / old;
                double omega = advantage > 0 || old > 1e-3 ? 0.75 * old + 0.25 / actions : old;
                objective += omega * Math.Min(ratio * advantage, Math.Clamp(ratio, 0.8, 1.2) * advantage);
                entropy -= p * (logits[a] - log);
            }
            double error = Output((states * actions + e) * WindowCount + b) - batch.Targets[At(batch, 2, e, b)];
            loss += weight * (-objective - Entropy * entropy + 0.7 * error * error);
        }
        return loss;

        double Output(int i) => outputs[i] + (i == moved ? step : 0);
    }

    private static (WindowBatch, CounterfactualLoss, float[] Outputs) Prepare(double driftFromOld)
    {
        var rng = new Rng(21);
        WindowBatch batch = WindowBatches.Random(rng, decisions: 4, minimumHold: 2);
        using var runner = new ChunkRunner(1);
        new ExactAdvantage(batch, runner, Settings).Compute();
        int pairs = batch.Own.Count * batch.Own.Actions;
        float[] outputs = new float[(pairs + batch.Own.Count) * WindowCount];
        for (int i = 0; i < pairs * WindowCount; i++)
            outputs[i] = batch.LogPolicy[2 * pairs * WindowCount + i] + (float)(driftFromOld * rng.NextGaussian());
        for (int i = pairs * WindowCount; i < outputs.Length; i++) outputs[i] = (float)rng.NextGaussian();
        return (batch, new CounterfactualLoss(batch, Settings), outputs);
    }
}
