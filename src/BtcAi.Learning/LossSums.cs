namespace BtcAi.Learning;

/// <summary>Sums over rows of a loss's parts; divide by the rows for means.</summary>
public readonly record struct LossSums(double Policy, double Value, double Entropy, double Kl)
{
    public static LossSums operator +(LossSums a, LossSums b) =>
        new(a.Policy + b.Policy, a.Value + b.Value, a.Entropy + b.Entropy, a.Kl + b.Kl);

    public static LossSums operator /(LossSums a, double rows) =>
        new(a.Policy / rows, a.Value / rows, a.Entropy / rows, a.Kl / rows);
}
