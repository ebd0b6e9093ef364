using System.Text.Json.Serialization;
using BtcAi.Experiments.Ledger;
using BtcAi.Learning.Agents;
using BtcAi.Simulation;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Experiments.Evaluations;

/// <summary>One bucket's agent on candles it never saw: what it did, how sure that is, and what it takes to break it.</summary>
public sealed record BucketEvaluation
{
    /// <summary>How many looks are told one by one.</summary>
    public const int MostLooks = 50;

    /// <summary>Among fewer agents than these, the share of splits in which the best one fails says nothing.</summary>
    public const int FewestToPick = 5;

    public required Bucket Bucket { get; init; }

    /// <summary>What it learned from; several ranges are told as one from the first to the last.</summary>
    public required TimeRange Training { get; init; }

    public required PerformanceReport Agent { get; init; }
    public required IReadOnlyList<PerformanceReport> Baselines { get; init; }

    /// <inheritdoc cref="PerformanceReport.HoldingAmong"/>
    [JsonIgnore]
    public double Holding => Agent.HoldingAmong(Baselines);

    public required FrictionReport? Frictions { get; init; }

    /// <summary>Day by day: agent first, then the baselines, each from 1; and the price at the days' ends.</summary>
    public required IReadOnlyList<DailyCurve> Curves { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>Closes of the days, as many as the curves have values; in the quote currency.</summary>
    public required IReadOnlyList<double> Prices { get; init; }

    /// <summary>Agent's exposure at the days' ends.</summary>
    public required IReadOnlyList<double> Exposures { get; init; }

    /// <summary>Pointwise 95 % band of the agent's growth under resampling of its days; empty with too few days.</summary>
    public required IReadOnlyList<DailyBand> Band { get; init; }

    /// <summary>Headline measures with their 95 % intervals; empty with fewer than 30 days.</summary>
    public required IReadOnlyList<MeasureRow> Measures { get; init; }

    /// <summary>Agent less each baseline on the same resampled days.</summary>
    public required IReadOnlyList<DifferenceRow> Differences { get; init; }

    public required SharpeEvidence? Evidence { get; init; }
    public required IReadOnlyList<StressRow> Stress { get; init; }

    /// <summary>Flat fee per fill at which the agent's profit is gone; null where it made none, infinity is told as 0.1, the most allowed.</summary>
    public required double? BreakEvenFee { get; init; }

    /// <summary>Net returns of further seeds on the same range, the run's own first; empty when none were trained.</summary>
    public required IReadOnlyList<SeedRow> Seeds { get; init; }

    public required SeedSummary? SeedSummary { get; init; }

    /// <summary>How likely a seed makes more than holding; null when no further ones were trained.</summary>
    public ImprovementProbability? OverHolding { get; init; }

    /// <summary>Probability of backtest overfitting over the seeds; null with fewer than <see cref="FewestToPick"/>, or too few days.</summary>
    public required double? Overfitting { get; init; }

    /// <summary>Folds of a walk-forward; empty for the run's single split.</summary>
    public required IReadOnlyList<FoldRow> Folds { get; init; }

    /// <summary>The folds as one curve; null without any.</summary>
    public required JoinedCurve? FoldCurve { get; init; }

    /// <summary>Null unless asked for.</summary>
    public required CrossValidationReport? CrossValidation { get; init; }

    /// <summary>The agent on the hold-out; null unless it was opened for this evaluation.</summary>
    public required HoldOutJudgement? HoldOut { get; init; }

    public required IReadOnlyList<Trade> Trades { get; init; }
    public required TrialCount Trials { get; init; }

    /// <summary>The latest of the looks behind that count, the oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Looks { get; init; } = [];

    public required EvaluationVerdict Verdict { get; init; }
}
