using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Ppo;

namespace BtcAi.Tests.Learning.Ppo;

public sealed class ClippedLossTests
{
    private const int Lanes = 16, Actions = 4;
    private const float Entropy = 0.02f;
    private static readonly LearnerSettings Settings = new() { Clip = 0.2, ValueCoefficient = 0.5 };

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var rng = new Rng(6);
        var rollout = new Rollout(decisions: 2, Lanes, observationSize: 1);
        for (int i = 0; i < 2 * Lanes; i++)
        {
            rollout.Actions[i] = rng.Next(Actions);
            rollout.LogProbabilities[i] = (float)(-1.4 + 0.3 * rng.NextGaussian());
            rollout.Advantages[i] = (float)rng.NextGaussian();
            rollout.Returns[i] = (float)rng.NextGaussian();
        }
        float[] outputs = new float[(Actions + 1) * Lanes], gradients = new float[outputs.Length];
        foreach (ref float x in outputs.AsSpan()) x = (float)(0.4 * rng.NextGaussian());
        new ClippedLoss(rollout, Actions, Settings).Gradient(Lanes, Lanes, [.. outputs], gradients, Entropy);
        for (int i = 0; i < outputs.Length; i++)
        {
            const float step = 2e-3f;
            double slope = (Loss(rollout, outputs, i, step) - Loss(rollout, outputs, i, -step)) / (2 * step);
            Assert.Equal(slope, gradients[i], 2e-3 + 0.02 * Math.Abs(slope));
        }
    }

    /// <summary>The loss of the lane whose output moved, in double precision; its decision is the second.</summary>
    private static double Loss(Rollout rollout, float[] outputs, int moved, float step)
    {
        int lane = moved % Lanes, i = Lanes + lane;
        double[] logits = [.. Enumerable.Range(0, Actions).Select(a => Output(a * Lanes + lane))];
        double log = Math.Log(logits.Sum(Math.Exp));
        double ratio = Math.Exp(logits[(int)rollout.Actions[i]] - log - rollout.LogProbabilities[i]);
        double advantage = rollout.Advantages[i];
        double entropy = -logits.Sum(x => Math.Exp(x - log) * (x - log));
        double error = Output(Actions * Lanes + lane) - rollout.Returns[i];
        return -Math.Min(ratio * advantage, Math.Clamp(ratio, 0.8, 1.2) * advantage) - Entropy * entropy + 0.5 * error * error;

        double Output(int j) => outputs[j] + (j == moved ? step : 0);
    }
}
