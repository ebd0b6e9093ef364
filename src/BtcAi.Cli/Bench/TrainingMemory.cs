using BtcAi.Compute;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Learning;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Cli.Bench;

/// <summary>What the process holds while it trains on years of candles.</summary>
internal static class TrainingMemory
{
    private const int Updates = 3;

    public static IEnumerable<BenchRow> Measure(BenchPlan plan)
    {
        // What other areas left behind is handed back first.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        CandleSeries candles = new SyntheticMarket().Generate(plan.Seed, plan.Candles);
        var setup = new BucketSetup(Bucket.Scalping, candles, SettingsTree.Default, seed: 1);
        ILearner learner = setup.CreateLearner(plan.Seed, threads: 1, new CpuKernels());
        for (int i = 0; i < Updates; i++) learner.Update(i / (double)Updates);
        double resident = Environment.WorkingSet / 1e6;
        double needed = (candles.Count * 6.0 * sizeof(double) + setup.Features.Values.Length * (double)sizeof(float)) / 1e6;
        (learner as IDisposable)?.Dispose();
        yield return new BenchRow(
            $"memory, {plan.Candles} candles × {setup.Features.Width} features", Spread.Exactly(resident), "MB",
            $"Resident memory of the whole process after {Updates} updates of the Scalping bucket on synthetic candles.")
            .OfAtLeast(needed, "candles and feature table alone");
    }
}
