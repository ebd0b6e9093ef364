namespace BtcAi.Cli.Bench;

/// <summary>Median, smallest and largest of the repetitions.</summary>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    public static Spread Of(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    public static Spread Exactly(double value) => new(value, value, value);

    /// <summary>Seconds turned into a rate: so much done in each of them.</summary>
    public Spread Rate(double amount) => new(amount / Median, amount / Max, amount / Min);

    public static Spread operator *(Spread spread, double factor) =>
        new(spread.Median * factor, spread.Min * factor, spread.Max * factor);
}
