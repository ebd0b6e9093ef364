using System.Numerics;
using static BtcAi.Learning.LaneVector;

namespace BtcAi.Learning.Ppo;

/// <summary>
/// PPO's clipped surrogate on sampled actions (arXiv 1707.06347, equation 7), squared error of the critic and entropy
/// bonus, with the gradient written out. Head layout: A logits, then one value; one row per output: [A+1][rows].
/// </summary>
public sealed class ClippedLoss
{
    private readonly Rollout _rollout;
    private readonly int _actions;
    private readonly float _clip, _valueCoefficient;

    public ClippedLoss(Rollout rollout, int actions, LearnerSettings settings)
    {
        (_rollout, _actions) = (rollout, actions);
        (_clip, _valueCoefficient) = ((float)settings.Clip, (float)settings.ValueCoefficient);
    }

    /// <summary>Loss sums over <paramref name="rows"/> lanes from <paramref name="first"/> = t·L + lane, and the gradient.</summary>
    /// <param name="outputs">[A+1][rows]; overwritten.</param>
    /// <param name="gradients">[A+1][rows]; sums, not means.</param>
    public LossSums Gradient(int first, int rows, Span<float> outputs, Span<float> gradients, float entropyCoefficient)
    {
        ColumnSoftmax.Run(outputs[..(_actions * rows)], gradients[..(_actions * rows)], _actions, rows);
        int width = rows / Vector<float>.Count;
        Span<Vector<float>> logs = Row(outputs, 0, _actions * rows), probabilities = Row(gradients, 0, _actions * rows);
        Span<Vector<float>> values = Row(outputs, _actions * rows, rows), slopes = Row(gradients, _actions * rows, rows);
        Span<Vector<float>> actions = Row(_rollout.Actions, first, rows), advantages = Row(_rollout.Advantages, first, rows);
        Span<Vector<float>> oldLogs = Row(_rollout.LogProbabilities, first, rows), returns = Row(_rollout.Returns, first, rows);
        Vector<float> policy = default, entropies = default, kl = default, squares = default, one = Vector<float>.One;
        for (int b = 0; b < width; b++)
        {
            Vector<float> taken = actions[b], log = default, entropy = default;
            for (int a = 0, i = b; a < _actions; a++, i += width)
            {
                log += Vector.ConditionalSelect(Vector.Equals(taken, new Vector<float>(a)), logs[i], default);
                entropy -= probabilities[i] * logs[i];
            }
            Vector<float> difference = log - oldLogs[b];
            Vector<float> ratio = Vector.Exp(difference), gain = ratio * advantages[b];
            Vector<float> safe = Vector.Min(Vector.Max(ratio, one * (1 - _clip)), one * (1 + _clip)) * advantages[b];
            Vector<float> pull = Vector.ConditionalSelect(Vector.LessThanOrEqual(gain, safe), gain, default);
            for (int a = 0, i = b; a < _actions; a++, i += width)
            {
                Vector<float> probability = probabilities[i];
                Vector<float> chosen = Vector.ConditionalSelect(Vector.Equals(taken, new Vector<float>(a)), one, default);
                probabilities[i] = pull * (probability - chosen) + entropyCoefficient * probability * (logs[i] + entropy);
            }
            Vector<float> error = values[b] - returns[b];
            slopes[b] = 2 * _valueCoefficient * error;
            policy -= Vector.Min(gain, safe);
            entropies += entropy;
            kl += ratio - one - difference;
            squares += error * error;
        }
        return new LossSums(Vector.Sum(policy), Vector.Sum(squares), Vector.Sum(entropies), Vector.Sum(kl));
    }
}
