using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Ledger;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Goals;
using BtcAi.Simulation.Policies;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Risk;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Tests.Experiments.Html;

/// <summary>Evaluations as they come out of backtests on a synthetic market; rules stand in for agents.</summary>
internal static class EvaluationExamples
{
    private const int PerDay = 4, HistoryDays = 120;

    /// <summary>One bucket that traded for 400 days and one that stayed in cash.</summary>
    public static EvaluationReport TwoBuckets { get; } = Report(
        Judged(Bucket.Short, 400, Trader), Judged(Bucket.Long, 400, _ => "cash"));

    public static string Trader(int changesPerYear) => $"random:{changesPerYear}";

    public static EvaluationReport Report(params IReadOnlyList<BucketEvaluation> buckets) => new(
        "2026-01-31-example", "synthetic", "9f3c2a71d0b4e865", "One split by time: 65 % training, 15 % " +
            "validation, 20 % test, with a purge between.",
        new DateTimeOffset(2026, 2, 1, 9, 30, 0, TimeSpan.Zero), "0.1.0+example", 42, ["trading.fee=0.0015",
            "model.type=A2C", "trading.margin=true"],
        CandleAudit.Of(Market(400)), null, buckets);

    /// <param name="policy">From changes per year to a baseline's name.</param>
    public static BucketEvaluation Judged(Bucket bucket, int days, Func<int, string> policy, int changesPerYear = 40)
    {
        CandleSeries candles = Market(days);
        var rules = new TradingRules { Fee = 0.0015 };
        var range = new IndexRange(HistoryDays * PerDay, candles.Count);
        IPolicy standIn = Baselines.Parse(policy(changesPerYear), candles, rules, 11);
        BacktestResult result = Backtest.Run(candles, null, standIn, range, rules);
        result = result with { Policy = $"{bucket} agent" };
        BacktestResult[] baselines = [.. Baselines.Standard(candles, rules).Select(b => Backtest.Run(candles, null, b,
            range, rules))];
        double[] returns = DailyIndex.Of(result).Returns();
        bool traded = result.Fills.Count > 0;
        var report = PerformanceReport.Of(result);
        return new BucketEvaluation
        {
            Bucket = bucket,
            Training = Span(2019, 2021),
            Agent = report,
            Baselines = [.. baselines.Select(PerformanceReport.Of)],
            Frictions = traded ? Frictions(result, bucket) : null,
            Curves = [.. baselines.Prepend(result).Select(b => new DailyCurve(b.Policy, DailyIndex.Of(b).Values))],
            FirstDay = DailyIndex.Of(result).FirstDay,
            Prices = [.. DayEnds(range).Select(i => candles.Close[i])],
            Exposures = [.. DayEnds(range).Select(i => (double)result.Exposure[i - range.From])],
            Band = traded ? Band(DailyIndex.Of(result).Values) : [],
            Measures = Measures(returns),
            Differences = traded ? [.. baselines.SelectMany(b => Differences(returns, b))] : [],
            Evidence = Evidence(returns),
            Stress = traded ? Stress(report) : [],
            BreakEvenFee = report.NetReturn > 0 ? 0.0021 : null,
            Seeds = traded ? Seeds(report) : [],
            SeedSummary = traded ? SeedSummary.Of([.. Seeds(report).Select(s => s.NetReturn)], new Rng(4), 500) : null,
            Overfitting = traded ? 0.41 : null,
            Folds = traded ? [.. Enumerable.Range(1, 6).Select(Fold)] : [],
            FoldCurve = traded ? JoinedCurve.Of("Short agents", [DailyIndex.Of(result)], DailyIndex.Of(baselines[1]), 3) : null,
            CrossValidation = traded ? Cross(result, baselines[1]) : null,
            HoldOut = traded ? Opened(result, baselines) : null,
            Trades = result.Trades,
            Trials = new TrialCount(212, 340, 0.0004, 0.071),
            Verdict = traded
                ? new EvaluationVerdict(EvidenceLight.Hint, ["Something speaks for it, not enough.",
                    "212 trials were run on this range.", "One market, one period."])
                : new EvaluationVerdict(EvidenceLight.NoEvidence, ["It stayed in cash: after costs it found " +
                    "nothing worth trading."]),
        };
    }

    /// <summary>Looks an hour apart, of seeds from 100 on.</summary>
    public static IReadOnlyList<LedgerEntry> Looks(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new LedgerEntry(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i), LedgerKind.Evaluation, "run", Bucket.Short,
            "0123456789abcdef", 100 + (ulong)i, "synthetic", "9f3c2a71d0b4e865", Start(2021), Start(2022), 365, i % 7 == 0 ? null : 0.01 * i - 0.2,
            0.01 * i - 0.1, "0.1.0+example")),
    ];

    private static CrossValidationReport Cross(BacktestResult result, BacktestResult hold)
    {
        DailyIndex days = DailyIndex.Of(result);
        CombinationRow[] combinations = [.. Enumerable.Range(1, 3).Select(c => new CombinationRow(
            c, [Span(2019, 2020)], Span(2020, 2021), 0.4, [new GroupRow(c, Span(2021, 2022), 0.1 * c, 0.2, 0.5, 0.1, 12)]))];
        PathRow[] paths = [.. Enumerable.Range(1, 2).Select(p => new PathRow(
            p, [p, p + 1], CurveFigures.Of(days), 40, new DailyCurve($"path {p}", [.. days.Values.Select(v => Math.Pow(v, p))])))];
        return CrossValidationReport.Of(3, 1, combinations, paths, DailyIndex.Of(hold));
    }

    private static HoldOutJudgement Opened(BacktestResult result, BacktestResult[] baselines) => new(
        PerformanceReport.Of(result), [.. baselines.Select(PerformanceReport.Of)], DailyIndex.Of(result).FirstDay,
        [.. baselines.Prepend(result).Select(b => new DailyCurve(b.Policy, DailyIndex.Of(b).Values))], [], []);

    private static CandleSeries Market(int days) =>
        new SyntheticMarket { DailyVolatility = 0.025 }.Generate(17, (HistoryDays + days) * PerDay,
            86_400_000 / PerDay);

    private static IEnumerable<int> DayEnds(IndexRange range) =>
        Enumerable.Range(0, range.Count / PerDay + 1).Select(day => Math.Max(range.From,
            range.From + day * PerDay - 1));

    private static TimeRange Span(int from, int to) => new(Start(from), Start(to));

    private static long Start(int year) =>
        new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static FrictionReport Frictions(BacktestResult result, Bucket bucket) =>
        FrictionReport.Of(result, Goal.DefaultOf(bucket), null, 5) with
        {
            Interventions =
            [
                new InterventionRow(RiskLimit.Volatility, 31, 420, "The market's volatility allowed an exposure " +
                    "of 45 % instead of 100 %, for 60 candles."),
                new InterventionRow(RiskLimit.DailyLoss, 4, 9, "The day's loss limit was reached: exposure 0 % " +
                    "instead of 100 %, for 3 candles."),
            ],
            Exits =
            [
                new ExitRow(FillReason.Order, 61, 9_214, 0.012, 0.041, -0.022), new ExitRow(FillReason.TrailingStop,
                    19, -3_870, -0.021, 0.018, -0.038),
            ],
            Treasury = new TreasuryReport(5, 52_000, 3, 21_000, 73, 0, 0, 1, 0.11),
            SimulationGap = -0.031,
        };

    private static DailyBand[] Band(double[] values) =>
        [.. values.Select((v, day) => new DailyBand(v * Math.Exp(-0.035 * Math.Sqrt(day)),
            v * Math.Exp(0.035 * Math.Sqrt(day))))];

    private static IReadOnlyList<MeasureRow> Measures(double[] returns)
    {
        HeadlineDistributions all = new BlockBootstrap(1000).Of(returns, new Rng(6))!;
        return [.. Enum.GetValues<HeadlineMeasure>().Select(m => Row(m, all[m]))];
    }

    private static MeasureRow Row(HeadlineMeasure measure, MeasureDistribution values)
    {
        double from = values.Quantile(0.005), to = values.Quantile(0.995);
        int[] counts = new int[24];
        foreach (double v in values.Sorted.Where(v => v >= from && v <= to))
            counts[to > from ? Math.Min(counts.Length - 1, (int)((v - from) / (to - from) * counts.Length)) : 0]++;
        ConfidenceInterval? interval = values.Interval();
        return new MeasureRow(measure, values.Estimate, interval?.Low, interval?.High, from, to, counts);
    }

    private static IEnumerable<DifferenceRow> Differences(double[] returns, BacktestResult baseline)
    {
        PairedDistributions paired = new BlockBootstrap(500).Paired(returns, DailyIndex.Of(baseline).Returns(),
            new Rng(8))!;
        HeadlineMeasure[] measures =
            [HeadlineMeasure.TotalReturn, HeadlineMeasure.Sharpe, HeadlineMeasure.MaximumDrawdown];
        return measures.Select(m => new DifferenceRow(
            baseline.Policy, m, paired[m].Estimate, paired[m].Interval()?.Low, paired[m].Interval()?.High,
            paired.ProbabilityBetter(m)));
    }

    private static SharpeEvidence? Evidence(double[] returns) => SharpeInference.Of(returns) is { } s
        ? new SharpeEvidence(
            s.Count, s.Sharpe * Math.Sqrt(365), s.Skewness, s.Kurtosis, s.ProbabilityAbove(0), s.Deflated(212, 0.0004),
            SharpeInference.ExpectedMaximum(212, 0.0004) * Math.Sqrt(365), s.MinimumTrackRecord(0))
        : null;

    private static StressRow[] Stress(PerformanceReport r) =>
    [
        .. new double[] { 0, 1, 2, 4 }.Select(f => new StressRow(
            $"fee and slippage × {f}", f, (1 + r.NetReturn) * Math.Exp(0.12 * (1 - f)) - 1,
                (r.Sharpe ?? 0) + 0.3 * (1 - f), r.MaximumDrawdown + 0.02 * f,
            r.TurnoverPerYear, r.HoldReturn - 0.002 * f)),
        new("filled 1 candle later", null, r.NetReturn - 0.02, r.Sharpe - 0.1, r.MaximumDrawdown, r.TurnoverPerYear,
            r.HoldReturn),
        new("one candle in a hundred missing", null, r.NetReturn - 0.01, r.Sharpe - 0.05, r.MaximumDrawdown,
            r.TurnoverPerYear, r.HoldReturn),
    ];

    private static SeedRow[] Seeds(PerformanceReport own)
    {
        double[] luck = [0, -0.11, 0.04, -0.07, 0.13];
        return [.. luck.Select((l, k) => new SeedRow(42 + (ulong)k, own.NetReturn + l, own.Sharpe + 2 * l,
            own.MaximumDrawdown - l / 4, own.Trades + k))];
    }

    private static FoldRow Fold(int fold)
    {
        long quarter = 91L * 86_400_000, start = Start(2019) + fold * quarter;
        return new FoldRow(
            fold, new TimeRange(start, start + 8 * quarter), new TimeRange(start + 8 * quarter, start + 9 * quarter),
            new TimeRange(start + 9 * quarter, start + 10 * quarter), 0.08 * Math.Sin(fold * 2.1),
                0.15 * Math.Cos(fold * 1.3), Math.Sin(fold * 2.1), 0.11, 20 + fold);
    }
}
