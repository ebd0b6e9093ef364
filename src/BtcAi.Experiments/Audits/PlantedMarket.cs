using BtcAi.Foundation;
using BtcAi.Learning.Counterfactual;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Audits;

/// <summary>The end of the training range and the start of the test range, with the next decision's return as one more feature.</summary>
/// <param name="Rules">Light costs and no other friction: what is asked is whether foresight is noticed, not what it pays.</param>
internal sealed record PlantedMarket(
    CandleSeries Candles, FeatureTable With, FeatureTable Without, IndexRange Training, IndexRange Test, TradingRules Rules)
{
    private const double MostFee = 0.0005, MostSlippage = 0.0002;
    private const int QuickTraining = 15_000, FullTraining = 40_000, QuickTest = 4000, FullTest = 20_000;

    /// <summary>Decisions of wide buckets overlap, so that fewer candles than their sum hold as many; copying them takes time.</summary>
    private const int MostQuickCandles = 150_000;

    public int TestDecisions => Test.Count / Rules.DecisionCandles;

    public static PlantedMarket Of(AuditSubject subject)
    {
        var split = subject.Setup.Split;
        long training = (long)(subject.Plan.Quick ? QuickTraining : FullTraining) * subject.Stride;
        long test = (long)(subject.Plan.Quick ? QuickTest : FullTest) * subject.Stride;
        if (subject.Plan.Quick) training = Math.Min(training, MostQuickCandles);
        int from = (int)Math.Max(split.Training.From, split.Training.To - training), to = (int)Math.Min(split.Test.To, split.Test.From + test);
        CandleSeries candles = subject.Candles.Slice(new IndexRange(from, to));
        var known = new IndexRange(0, split.Training.To - from);
        double unit = DecisionMarket.TypicalReturn(candles, known, 0, subject.Stride);
        TradingRules rules = subject.Setup.Rules.ForBaselines() with
        {
            Market = null,
            Fee = Math.Min(subject.Setup.Rules.Fee, MostFee),
            Slippage = Math.Min(subject.Setup.Rules.Slippage, MostSlippage),
        };
        FeatureTable without = Table(subject.Features.Names), with = Table([.. subject.Features.Names, PlantedLeakCheck.Planted]);
        for (int i = 0; i < candles.Count; i++)
        {
            if (i + 1 + subject.Stride >= candles.Count) continue;
            double next = InformationCoefficients.NextReturn(candles, i, subject.Stride) / unit;
            with.Values[(i + 1) * with.Width - 1] = Math.Clamp((float)next, -FeatureScaler.Limit, FeatureScaler.Limit);
        }
        return new PlantedMarket(candles, with, without, known, new IndexRange(split.Test.From - from, candles.Count), rules);

        FeatureTable Table(IReadOnlyList<string> names)
        {
            var table = new FeatureTable(names, candles.Count, 0, "audit");
            for (int i = 0; i < candles.Count; i++)
            {
                subject.Features.Row(from + i).CopyTo(table.Values.AsSpan(i * table.Width));
                table.Volatility[i] = subject.Features.Volatility[from + i];
            }
            return table;
        }
    }
}
