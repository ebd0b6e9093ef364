using MathNet.Numerics.Distributions;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// What a Sharpe ratio says of the true one, allowing for crooked and heavy-tailed returns, for the length of the
/// record and for how many trials it was chosen from (Bailey and López de Prado, <i>The Sharpe ratio efficient
/// frontier</i>, Journal of Risk 2012, and <i>The deflated Sharpe ratio</i>, Journal of Portfolio Management 2014).
/// Every ratio here is per period, not per year: divide a yearly one by √(periods per year), a yearly variance by the
/// periods per year. Returns are taken to be independent; where they are not, <see cref="BlockBootstrap"/> is the
/// judge.
/// </summary>
/// <param name="Count">Of returns, T.</param>
/// <param name="Sharpe">SR: mean over sample standard deviation.</param>
/// <param name="Skewness">γ₃, third central moment over the population deviation cubed; 0 for a Gaussian.</param>
/// <param name="Kurtosis">
/// γ₄, raw: fourth central moment over the population variance squared; 3 for a Gaussian.
/// </param>
public sealed record SharpeInference(int Count, double Sharpe, double Skewness, double Kurtosis)
{
    /// <summary>Euler and Mascheroni's constant.</summary>
    private const double Gamma = 0.57721566490153286;

    /// <summary>Deviation, as a share of the mean, below which it is the rounding of equal returns.</summary>
    private const double Rounding = 1e-12;

    /// <summary>√[(1 − γ₃·SR + ¼·(γ₄ − 1)·SR²) / (T − 1)].</summary>
    public double StandardError => Math.Sqrt(Spread / (Count - 1));

    /// <summary>Variance of the estimate times T − 1; never below 0 for moments that returns can have.</summary>
    private double Spread => Math.Max(0, 1 - Skewness * Sharpe + (Kurtosis - 1) / 4 * Sharpe * Sharpe);

    /// <summary>Null with fewer than two returns or without variation.</summary>
    public static SharpeInference? Of(ReadOnlySpan<double> returns)
    {
        int count = returns.Length;
        if (count < 2) return null;
        double mean = 0, second = 0, third = 0, fourth = 0;
        foreach (double r in returns) mean += r;
        mean /= count;
        foreach (double r in returns)
        {
            double d = r - mean, square = d * d;
            second += square;
            third += square * d;
            fourth += square * square;
        }
        double variance = second / count, deviation = Math.Sqrt(variance);
        if (deviation <= Rounding * Math.Abs(mean)) return null;
        return new SharpeInference(
            count, mean / Math.Sqrt(second / (count - 1)), third / count / (variance * deviation),
            fourth / count / (variance * variance));
    }

    /// <summary>
    /// Highest ratio that N trials without any skill are expected to reach: SR₀ = √V·[(1 − γ)·Φ⁻¹(1 − 1/N) +
    /// γ·Φ⁻¹(1 − 1/(N·e))], γ = 0.5772; 0 for a single trial.
    /// </summary>
    /// <param name="trials">N, those that count as independent.</param>
    /// <param name="variance">V, of the trials' Sharpe ratios per period.</param>
    public static double ExpectedMaximum(double trials, double variance)
    {
        if (!(trials >= 1)) throw new ArgumentOutOfRangeException(nameof(trials), trials, "At least one trial.");
        ArgumentOutOfRangeException.ThrowIfNegative(variance);
        if (trials == 1) return 0;
        // 1 − 1/N loses digits for many trials; Φ⁻¹(1 − p) = −Φ⁻¹(p) does not.
        double bulk = -Normal.InvCDF(0, 1, 1 / trials), edge = -Normal.InvCDF(0, 1, 1 / (trials * Math.E));
        return Math.Sqrt(variance) * Math.Max(0, (1 - Gamma) * bulk + Gamma * edge);
    }

    /// <summary>
    /// Probabilistic Sharpe ratio, that the true ratio exceeds SR*:
    /// PSR = Φ[(SR − SR*)·√(T − 1) / √(1 − γ₃·SR + ¼·(γ₄ − 1)·SR²)].
    /// </summary>
    /// <param name="benchmark">SR*, per period.</param>
    public double ProbabilityAbove(double benchmark)
    {
        double distance = Sharpe - benchmark;
        return distance == 0 ? 0.5 : Normal.CDF(0, 1, distance / StandardError);
    }

    /// <summary>
    /// Deflated Sharpe ratio: the probabilistic one against the <see cref="ExpectedMaximum"/> of the trials.
    /// </summary>
    /// <inheritdoc cref="ExpectedMaximum"/>
    public double Deflated(double trials, double variance) => ProbabilityAbove(ExpectedMaximum(trials, variance));

    /// <summary>
    /// Returns that it takes to trust, with the given confidence α, that the true ratio exceeds SR*:
    /// 1 + (1 − γ₃·SR + ¼·(γ₄ − 1)·SR²)·[Φ⁻¹(α) / (SR − SR*)]². Null where the ratio is not above SR*: no record is
    /// long enough.
    /// </summary>
    /// <param name="benchmark">SR*, per period.</param>
    /// <param name="confidence">α, above ½.</param>
    public double? MinimumTrackRecord(double benchmark, double confidence = 0.95)
    {
        if (confidence is not (> 0.5 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Above a half and below 1.");
        double z = Normal.InvCDF(0, 1, confidence) / (Sharpe - benchmark);
        return Sharpe > benchmark ? 1 + Spread * z * z : null;
    }
}
