using System.Numerics;
using static BtcAi.Learning.LaneVector;

namespace BtcAi.Learning.Ppo;

/// <summary>
/// GAE(λ) (Schulman et al., arXiv 1506.02438): δ_t = r_t + γ·V(next) − V_t, A_t = δ_t + γλ·A_{t+1} within an episode.
/// A truncated episode bootstraps the value of its last observation; a terminated one is worth nothing afterwards.
/// </summary>
public static class GeneralisedAdvantage
{
    /// <summary>Fills returns (A + V, before normalisation) and advantages (zero mean, unit deviation).</summary>
    public static void Compute(Rollout rollout, double gamma, double lambda)
    {
        int lanes = rollout.Lanes;
        float discount = (float)gamma, decay = (float)(gamma * lambda);
        for (int lane = 0; lane < lanes; lane += Vector<float>.Count)
        {
            Vector<float> next = default;
            for (int t = rollout.Decisions - 1; t >= 0; t--)
            {
                int i = t * lanes + lane;
                Vector<float> goesOn = At(rollout.Continues, i), value = At(rollout.Values, i);
                Vector<float> after = goesOn * At(rollout.Values, i + lanes) + At(rollout.EndValues, i);
                next = At(rollout.Rewards, i) + discount * after - value + decay * goesOn * next;
                At(rollout.Advantages, i) = next;
                At(rollout.Returns, i) = next + value;
            }
        }
        Normalise(rollout.Advantages);
    }

    private static void Normalise(Span<float> values)
    {
        double sum = 0, squares = 0;
        foreach (float value in values)
        {
            sum += value;
            squares += (double)value * value;
        }
        double mean = sum / values.Length;
        double scale = 1 / Math.Sqrt(Math.Max(0, squares / values.Length - mean * mean) + 1e-12);
        foreach (ref float value in values) value = (float)((value - mean) * scale);
    }
}
