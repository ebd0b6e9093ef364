using System.Numerics;
using static BtcAi.Learning.LaneVector;

namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// PPO's clipped objective summed over all actions and own states of one step's windows, with the critic's squared
/// error and an entropy bonus: Σ_e w_e·(−Σ_a ω_a·min(r·A, clip(r, 1−ε, 1+ε)·A) − β·H + c·(V − target)²), with
/// ω = (1−μ)·π_old + μ/A (<see cref="LearnerSettings.EvenShare"/>), or π_old where a bad action is as good as given up.
/// Head layout: E·A logits (state-major), then E values; one row per output, windows side by side: [E·A+E][B].
/// </summary>
public sealed class CounterfactualLoss
{
    /// <summary>Below this probability a bad action is pushed down no further.</summary>
    private const float GivenUp = 1e-3f;

    private readonly WindowBatch _batch;
    private readonly float _clip, _valueCoefficient, _evenShare;

    public CounterfactualLoss(WindowBatch batch, LearnerSettings settings)
    {
        _batch = batch;
        (_clip, _valueCoefficient) = ((float)settings.Clip, (float)settings.ValueCoefficient);
        _evenShare = (float)settings.EvenShare;
    }

    /// <summary>log π, π and V of the gathering policy for one step, from the network's outputs [E·A+E][B].</summary>
    public void Record(int step, ReadOnlySpan<float> outputs)
    {
        int windows = _batch.Windows, states = _batch.Own.Count, actions = _batch.Own.Actions, pairs = states * actions;
        Span<float> logPolicy = WindowBatch.Step(_batch.LogPolicy, step, pairs, windows);
        Span<float> policy = WindowBatch.Step(_batch.Policy, step, pairs, windows);
        outputs[..(pairs * windows)].CopyTo(logPolicy);
        int count = actions * windows;
        for (int e = 0; e < states; e++)
            ColumnSoftmax.Run(logPolicy.Slice(e * count, count), policy.Slice(e * count, count), actions, windows);
        outputs[(pairs * windows)..].CopyTo(WindowBatch.Step(_batch.Values, step, states, windows));
    }

    /// <summary>Loss sums over the step's windows, and its gradient with respect to the outputs (a sum, not a mean).</summary>
    /// <param name="outputs">[E·A+E][B]; overwritten.</param>
    /// <param name="gradients">[E·A+E][B].</param>
    public LossSums Gradient(int step, Span<float> outputs, Span<float> gradients, float entropyCoefficient)
    {
        int windows = _batch.Windows, states = _batch.Own.Count, pairs = states * _batch.Own.Actions;
        LossSums sums = default;
        for (int e = 0; e < states; e++)
        {
            sums += PolicyGradient(step, e, outputs, gradients, entropyCoefficient);
            Span<Vector<float>> weights = Row(_batch.Importance, (step * states + e) * windows, windows);
            Span<Vector<float>> targets = Row(_batch.Targets, (step * states + e) * windows, windows);
            Span<Vector<float>> values = Row(outputs, (pairs + e) * windows, windows);
            Span<Vector<float>> slopes = Row(gradients, (pairs + e) * windows, windows);
            Vector<float> squares = default;
            for (int i = 0; i < weights.Length; i++)
            {
                Vector<float> error = values[i] - targets[i], weighted = weights[i] * error;
                slopes[i] = 2 * _valueCoefficient * weighted;
                squares += weighted * error;
            }
            sums += new LossSums(0, Vector.Sum(squares), 0, 0);
        }
        return sums;
    }

    /// <summary>
    /// Of one own state. The gradient of the weighted loss with respect to the logits is
    /// −π_k(g_k − Σπg) + βπ_k(log π_k + H), g = A·ω/π_old where the clip does not bind, else 0.
    /// </summary>
    private LossSums PolicyGradient(int step, int state, Span<float> outputs, Span<float> gradients, float beta)
    {
        int windows = _batch.Windows, states = _batch.Own.Count, actions = _batch.Own.Actions;
        int count = actions * windows, from = state * count, recorded = (step * states + state) * count;
        int width = windows / Vector<float>.Count;
        ColumnSoftmax.Run(outputs.Slice(from, count), gradients.Slice(from, count), actions, windows);
        Span<Vector<float>> logs = Row(outputs, from, count), policy = Row(gradients, from, count);
        Span<Vector<float>> oldLogs = Row(_batch.LogPolicy, recorded, count), oldPolicy = Row(_batch.Policy, recorded, count);
        Span<Vector<float>> advantages = Row(_batch.Advantages, recorded, count);
        Span<Vector<float>> weights = Row(_batch.Importance, (step * states + state) * windows, windows);
        Span<Vector<float>> pull = stackalloc Vector<float>[actions];
        Vector<float> low = new(1 - _clip), high = new(1 + _clip), least = new(1e-12f);
        Vector<float> even = new(_evenShare / actions), givenUp = new(GivenUp), zero = Vector<float>.Zero;
        Vector<float> objectives = default, entropies = default, divergences = default;
        for (int b = 0; b < width; b++)
        {
            Vector<float> mean = default, entropy = default, objective = default, divergence = default, weight = weights[b];
            for (int a = 0, i = b; a < actions; a++, i += width)
            {
                Vector<float> old = oldPolicy[i], now = policy[i], log = logs[i], advantage = advantages[i];
                Vector<float> inverse = Vector<float>.One / Vector.Max(old, least), ratio = now * inverse;
                Vector<float> gain = ratio * advantage, safe = Vector.Min(Vector.Max(ratio, low), high) * advantage;
                Vector<int> open = Vector.GreaterThan(advantage, zero) | Vector.GreaterThan(old, givenUp);
                Vector<float> omega = Vector.ConditionalSelect(open, old * (1 - _evenShare) + even, old);
                objective += omega * Vector.Min(gain, safe);
                pull[a] = Vector.ConditionalSelect(Vector.LessThanOrEqual(gain, safe), advantage * omega * inverse, zero);
                mean += now * pull[a];
                entropy -= now * log;
                divergence += old * (oldLogs[i] - log);
            }
            for (int a = 0, i = b; a < actions; a++, i += width)
                policy[i] = weight * policy[i] * (mean - pull[a] + beta * (logs[i] + entropy));
            objectives += weight * objective;
            entropies += weight * entropy;
            divergences += weight * divergence;
        }
        return new LossSums(-Vector.Sum(objectives), 0, Vector.Sum(entropies), Vector.Sum(divergences));
    }
}
