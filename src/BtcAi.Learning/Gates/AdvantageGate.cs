using System.Globalization;
using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning.Counterfactual;

namespace BtcAi.Learning.Gates;

/// <summary>
/// The exact advantages are what traders following the policy would really get: every possible path added up, and
/// 100 000 sampled ones; and the occupancy of the own states sums to one.
/// </summary>
public sealed class AdvantageGate : IGate
{
    private const int Windows = 32, Decisions = 5, Paths = 100_000;
    private const double Gamma = 0.97, YoungCost = 1.5;

    public string Name => "G13";

    public string Market => "random rewards, costs, policies and critics";

    public string Optimum => "enumeration of every path";

    public string Asked => "values within 1e-4; 100 000 sampled paths within 4.5 standard errors; occupancy sums to 1";

    public GateResult Run(GatePlan plan)
    {
        (double Value, double Errors, double Occupancy) worst = default;
        foreach (ulong seed in plan.Seeds)
        {
            WindowBatch batch = RandomBatch(new Rng(seed, stream: 20));
            using var runner = new ChunkRunner(1);
            var settings = new LearnerSettings { Gamma = Gamma, Lambda = 1, YoungCostMultiplier = YoungCost };
            new ExactAdvantage(batch, runner, settings).Compute();
            for (int state = 0; state < batch.Own.Count; state++)
            {
                worst.Value = Math.Max(worst.Value, Math.Abs(Enumerate(batch, 0, state) - Target(batch, state)));
                worst.Errors = Math.Max(worst.Errors, SampledErrors(batch, state, new Rng(seed, stream: 21 + (ulong)state)));
            }
            worst.Occupancy = Math.Max(worst.Occupancy, OccupancyError(batch));
        }
        string measured = string.Create(CultureInfo.InvariantCulture,
            $"values {worst.Value:0.0e+0}, sampled {worst.Errors:0.0} standard errors, occupancy {worst.Occupancy:0.0e+0}");
        return new GateResult(measured, worst is { Value: < 1e-4, Errors: < 4.5, Occupancy: < 1e-5 }, null, null);
    }

    private static WindowBatch RandomBatch(Rng rng)
    {
        var batch = new WindowBatch(Windows, Decisions, width: 1, new OwnStates([0, 0.5f, 1], minimumHoldDecisions: 3));
        foreach (ref float x in batch.Growth.AsSpan()) x = (float)rng.NextGaussian();
        foreach (ref float x in batch.SwitchCost.AsSpan()) x = rng.NextSingle();
        float[] outputs = new float[(batch.Own.Count * batch.Own.Actions + batch.Own.Count) * Windows];
        var loss = new CounterfactualLoss(batch, new LearnerSettings());
        for (int t = 0; t <= Decisions; t++)
        {
            foreach (ref float x in outputs.AsSpan()) x = (float)rng.NextGaussian();
            loss.Record(t, outputs);
        }
        return batch;
    }

    /// <summary>Expected discounted reward from (t, state) in window 0, summed over every path that can follow.</summary>
    private static double Enumerate(WindowBatch batch, int t, int state)
    {
        if (t == Decisions) return batch.Values[(t * batch.Own.Count + state) * Windows];
        double sum = 0;
        for (int action = 0; action < batch.Own.Actions; action++)
        {
            (int likely, int otherwise, float chance) = batch.Own.Next(state, action);
            double after = chance * Enumerate(batch, t + 1, likely);
            if (chance < 1) after += (1 - chance) * Enumerate(batch, t + 1, otherwise);
            sum += Probability(batch, t, state, action) * (Reward(batch, t, state, action) + Gamma * after);
        }
        return sum;
    }

    /// <summary>How many standard errors the mean of the sampled paths is away.</summary>
    private static double SampledErrors(WindowBatch batch, int start, Rng rng)
    {
        double sum = 0, squares = 0;
        for (int path = 0; path < Paths; path++)
        {
            double total = SamplePath(batch, start, rng);
            sum += total;
            squares += total * total;
        }
        double mean = sum / Paths;
        return Math.Abs(mean - Target(batch, start)) / Math.Sqrt((squares / Paths - mean * mean) / Paths);
    }

    private static double SamplePath(WindowBatch batch, int state, Rng rng)
    {
        double total = 0, discount = 1;
        for (int t = 0; t < Decisions; t++, discount *= Gamma)
        {
            double u = rng.NextDouble();
            int action = 0;
            while (action < batch.Own.Actions - 1 && u >= Probability(batch, t, state, action))
                u -= Probability(batch, t, state, action++);
            total += discount * Reward(batch, t, state, action);
            (int likely, int otherwise, float chance) = batch.Own.Next(state, action);
            state = rng.NextDouble() < chance ? likely : otherwise;
        }
        return total + discount * batch.Values[(Decisions * batch.Own.Count + state) * Windows];
    }

    private static double OccupancyError(WindowBatch batch)
    {
        double worst = 0;
        for (int t = 0; t < Decisions; t++)
        {
            ReadOnlySpan<float> importance = WindowBatch.Step(batch.Importance, t, batch.Own.Count, Windows);
            for (int b = 0; b < Windows; b++)
            {
                double sum = 0;
                for (int e = 0; e < batch.Own.Count; e++) sum += importance[e * Windows + b];
                worst = Math.Max(worst, Math.Abs(sum - 1));
            }
        }
        return worst;
    }

    private static double Target(WindowBatch batch, int state) => batch.Targets[state * Windows];

    private static double Probability(WindowBatch batch, int t, int state, int action) =>
        batch.Policy[((t * batch.Own.Count + state) * batch.Own.Actions + action) * Windows];

    private static double Reward(WindowBatch batch, int t, int state, int action)
    {
        int actions = batch.Own.Actions;
        double cost = batch.SwitchCost[((t * actions + batch.Own.Level(state)) * actions + action) * Windows];
        return batch.Growth[(t * actions + action) * Windows] - (batch.Own.IsYoung(state) ? YoungCost : 1) * cost;
    }
}
