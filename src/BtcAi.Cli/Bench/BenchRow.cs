namespace BtcAi.Cli.Bench;

/// <summary>One measured figure beside the limit it is held against, both from the same run.</summary>
/// <param name="What">What was measured, with its size.</param>
/// <param name="Figure">Over the repetitions, in <paramref name="Unit"/>.</param>
/// <param name="Counted">One sentence: what is inside the figure.</param>
internal sealed record BenchRow(string What, Spread Figure, string Unit, string Counted)
{
    /// <summary>How much of the limit is reached, a fraction; null for figures without one.</summary>
    public double? Share { get; init; }

    /// <summary>What the limit is, with its own figure.</summary>
    public string Limit { get; init; } = "";

    /// <summary>The same row with a limit in the same unit, of which the figure is a share.</summary>
    public BenchRow Of(double limit, string name) => this with
    {
        Share = Figure.Median / limit,
        Limit = $"{BenchView.Amount(limit, Unit)}: {name}",
    };

    /// <summary>For figures where less is better: the limit's share of the figure.</summary>
    public BenchRow OfAtLeast(double limit, string name) => Of(limit, name) with { Share = limit / Figure.Median };
}
