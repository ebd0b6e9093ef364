using BtcAi.Simulation.Backtests;

namespace BtcAi.Experiments.Audits;

/// <summary>By how much a policy's log growth exceeds holding's, decision by decision.</summary>
/// <param name="PerDecision">Mean excess log growth.</param>
/// <param name="Deviations">The mean over its standard error; 0 when nothing varies.</param>
internal sealed record ExcessGrowth(double PerDecision, double Deviations)
{
    public static ExcessGrowth Of(BacktestResult result)
    {
        int stride = result.Rules.DecisionCandles, from = result.Range.From;
        var excess = new List<double>();
        for (int i = stride; i < result.Index.Length; i += stride)
        {
            excess.Add(Math.Log(result.Index[i] / result.Index[i - stride]) -
                Math.Log(result.Candles.Close[from + i] / result.Candles.Close[from + i - stride]));
        }
        double mean = excess.Average(), variance = excess.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, excess.Count - 1);
        return new ExcessGrowth(mean, variance > 0 ? mean / Math.Sqrt(variance / excess.Count) : 0);
    }
}
