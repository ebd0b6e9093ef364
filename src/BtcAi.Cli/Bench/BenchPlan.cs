namespace BtcAi.Cli.Bench;

/// <summary>How much is measured. The defaults are the sizes that the product is judged at; tests take smaller ones.</summary>
public sealed record BenchPlan
{
    public int Repetitions { get; init; } = 5;

    /// <summary>Short work is repeated until a repetition takes this long.</summary>
    public double SampleSeconds { get; init; } = 0.05;

    /// <summary>Long enough for the runtime to have compiled hot loops for the last time, on a busy core too.</summary>
    public double WarmUpSeconds { get; init; } = 0.8;

    /// <summary>Of the feature table, of the files, of the training whose memory is measured.</summary>
    public int Candles { get; init; } = 718_000;

    public int BacktestCandles { get; init; } = 500_000;

    /// <summary>Of the markets that learners are timed on.</summary>
    public int TrainingCandles { get; init; } = 100_000;

    public int Lanes { get; init; } = 1024;

    /// <summary>Decisions per window of the counterfactual learner.</summary>
    public int WindowDecisions { get; init; } = 64;

    public int SingleDecisions { get; init; } = 20_000;

    /// <summary>Of the daily returns that are resampled, and of the matrix whose splits are judged.</summary>
    public int ResampledDays { get; init; } = 2400;

    public int Resamples { get; init; } = 10_000;

    /// <summary>Columns of that matrix.</summary>
    public int Strategies { get; init; } = 100;

    /// <summary>Runs in the store that is listed, and values of the series that is read.</summary>
    public int StoredRuns { get; init; } = 10_000;

    /// <inheritdoc cref="StoredRuns"/>
    public int SeriesPoints { get; init; } = 10_000;

    public ulong Seed { get; init; } = 1;
}
