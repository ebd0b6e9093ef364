using BtcAi.Foundation;
using BtcAi.Learning.Counterfactual;

namespace BtcAi.Tests.Learning.Counterfactual;

/// <summary>Windows full of random rewards, costs, policies and critic values.</summary>
internal static class WindowBatches
{
    public const int WindowCount = 32;

    public static WindowBatch Random(Rng rng, int decisions, int minimumHold)
    {
        var own = new OwnStates([0, 0.5f, 1], minimumHold);
        var batch = new WindowBatch(WindowCount, decisions, width: 2, own);
        foreach (ref float x in batch.Growth.AsSpan()) x = (float)rng.NextGaussian();
        foreach (ref float x in batch.SwitchCost.AsSpan()) x = rng.NextSingle();
        foreach (ref float x in batch.Values.AsSpan()) x = (float)rng.NextGaussian();
        for (int t = 0; t <= decisions; t++)
        {
            for (int e = 0; e < own.Count; e++)
                for (int b = 0; b < WindowCount; b++) FillPolicy(batch, rng, t, e, b);
        }
        return batch;
    }

    private static void FillPolicy(WindowBatch batch, Rng rng, int t, int e, int b)
    {
        int actions = batch.Own.Actions;
        double[] raw = [.. Enumerable.Range(0, actions).Select(_ => Math.Exp(rng.NextGaussian()))];
        double sum = raw.Sum();
        for (int a = 0; a < actions; a++)
        {
            int i = At(batch, t, e, a, b);
            batch.Policy[i] = (float)(raw[a] / sum);
            batch.LogPolicy[i] = (float)Math.Log(raw[a] / sum);
        }
    }

    /// <summary>Index of (t, e, a, b) in the arrays over pairs.</summary>
    public static int At(WindowBatch batch, int t, int e, int a, int b) =>
        ((t * batch.Own.Count + e) * batch.Own.Actions + a) * WindowCount + b;

    /// <summary>Index of (t, e, b) in the arrays over states.</summary>
    public static int At(WindowBatch batch, int t, int e, int b) => (t * batch.Own.Count + e) * WindowCount + b;

    /// <summary>ρ_t(e,a) of window b.</summary>
    public static double Reward(WindowBatch batch, int t, int e, int a, int b, double youngCost)
    {
        int actions = batch.Own.Actions;
        double cost = batch.SwitchCost[((t * actions + batch.Own.Level(e)) * actions + a) * WindowCount + b];
        return batch.Growth[(t * actions + a) * WindowCount + b] - (batch.Own.IsYoung(e) ? youngCost : 1) * cost;
    }
}
