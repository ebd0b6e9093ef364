using System.Numerics;
using System.Runtime.InteropServices;
using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Simulation;

namespace BtcAi.Cli.Bench;

/// <summary>One decision of a trained agent, as a live session takes it: one observation, one action.</summary>
internal sealed class DecideArea : IBenchArea
{
    private static readonly NetworkShape Shape = new(Inputs: 96, Hidden: 128, Layers: 2, Outputs: 60);

    public string Name => "decide";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer)
    {
        var network = new MlpNetwork(Shape, new CpuKernels());
        network.Initialise(new Rng(plan.Seed), Enumerable.Repeat(1f, Shape.Outputs).ToArray());
        var policy = new AgentPolicy("bench", Card(plan.Seed), network);
        var batch = new EnvBatch(lanes: 1, Shape.Inputs + TradingEnv.AccountFeatures);
        var rng = new Rng(plan.Seed);
        foreach (ref float value in batch.Observations.AsSpan()) value = (float)rng.NextGaussian();
        float sum = 0;
        Spread stream = timer.CpuSeconds(() => policy.Act(batch), () => sum += Stream(network.Parameters))[1];

        double[] medians = new double[plan.Repetitions], nearWorst = new double[plan.Repetitions];
        double[] micros = new double[plan.SingleDecisions];
        for (int repetition = 0; repetition < plan.Repetitions; repetition++)
        {
            for (int i = 0; i < micros.Length; i++)
            {
                long start = timer.Clock.GetTimestamp();
                policy.Act(batch);
                micros[i] = timer.Clock.GetElapsedTime(start).TotalMicroseconds;
            }
            Array.Sort(micros);
            (medians[repetition], nearWorst[repetition]) = (micros[micros.Length / 2], micros[micros.Length * 99 / 100]);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < micros.Length; i++) policy.Act(batch);
        double bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)micros.Length;

        string what = $"one decision, {Shape.Inputs}-{Shape.Hidden}-{Shape.Hidden}-{Shape.Outputs}";
        string counted = $"Observation to target exposure, each of {plan.SingleDecisions} timed by the wall clock, the clock included.";
        yield return new BenchRow($"{what}, median", Spread.Of(medians), "µs", counted)
            .OfAtLeast(stream.Median * 1e6, "reading the weights once, from the cache");
        yield return new BenchRow($"{what}, 99th percentile", Spread.Of(nearWorst), "µs", counted);
        yield return new BenchRow("garbage", Spread.Exactly(bytes), "B/decision", $"Bytes allocated by this thread in {plan.SingleDecisions} decisions.");
    }

    /// <summary>The fewest instructions that touch every weight: eight sums at once, so that none waits for another.</summary>
    private static float Stream(ReadOnlySpan<float> weights)
    {
        ReadOnlySpan<Vector<float>> v = MemoryMarshal.Cast<float, Vector<float>>(weights);
        Vector<float> a = default, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        for (; v.Length >= 8; v = v[8..])
        {
            (a, b, c, d) = (a + v[0], b + v[1], c + v[2], d + v[3]);
            (e, f, g, h) = (e + v[4], f + v[5], g + v[6], h + v[7]);
        }
        return Vector.Sum(a + b + c + d + e + f + g + h);
    }

    private static AgentCard Card(ulong seed) => new()
    {
        Bucket = Bucket.Scalping,
        Model = ModelType.ActorCritic,
        Network = Shape,
        Levels = BenchMarket.Levels,
        MinimumHold = 2,
        DecisionMs = 300_000,
        IntervalMs = 300_000,
        FeatureHash = "",
        ScalerCentre = [],
        ScalerSpread = [],
        DataName = "bench",
        DataFingerprint = "",
        Training = default,
        Validation = default,
        Seed = seed,
        Build = "",
    };
}
