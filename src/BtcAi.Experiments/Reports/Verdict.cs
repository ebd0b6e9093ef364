using System.Globalization;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Reports;

/// <summary>The figures in plain sentences, each with what it does not show.</summary>
public static class Verdict
{
    private const double Normal95 = 1.959964;

    /// <summary>What the figures show, and which baselines had more return for their risk.</summary>
    public static string Beside(Comparison compared, VerdictBasis basis = VerdictBasis.Unseen)
    {
        PerformanceReport[] others = [.. compared.Baselines.Where(b => b.Policy != compared.Policy.Policy)];
        string verdict = Of(compared.Policy, compared.Hold, basis);
        return Rivals.Of(compared.Policy, others) is { } rivals ? $"{verdict} {rivals}" : verdict;
    }

    /// <param name="hold">Buy-and-hold on the same range under the same costs.</param>
    public static string Of(PerformanceReport policy, PerformanceReport hold, VerdictBasis basis = VerdictBasis.Unseen)
    {
        double years = (policy.End - policy.Start).TotalDays / 365;
        string period = $"Over {(years * 12).ToString("0.#", CultureInfo.InvariantCulture)} months" + basis switch
        {
            VerdictBasis.Unseen => ", which it had not seen,",
            VerdictBasis.Seen => ", at least some of which it was trained or selected on,",
            _ => "",
        };
        if (policy.Fills == 0)
        {
            string holding = $"Holding made {Gain(hold.NetReturn)} with a drawdown of {Percent(hold.MaximumDrawdown)}.";
            return basis == VerdictBasis.Unseen
                ? $"{period} it stayed in cash: after costs it found nothing worth trading. {holding} Doing nothing is an answer, not an edge."
                : $"{period} it stayed in cash. {holding}";
        }
        string result = $"{period} it made {Gain(policy.NetReturn)} after costs where holding made {Gain(hold.NetReturn)}; " +
            $"its deepest fall was {Percent(policy.MaximumDrawdown)} against {Percent(hold.MaximumDrawdown)}.";
        return basis == VerdictBasis.Seen
            ? $"{result} On candles it has seen, memory looks like skill: this is no evidence of an edge."
            : $"{result} {Evidence(policy.Sharpe, hold.Sharpe, years, basis == VerdictBasis.Rule ? "one period" : "one seed and one period")}";
    }

    /// <summary>
    /// Standard error of an annual Sharpe ratio S over T years of independent daily returns: √((1 + S²/730)/T)
    /// (Lo, The Statistics of Sharpe Ratios, 2002, with √365 sampling).
    /// </summary>
    private static string Evidence(double? sharpe, double? holding, double years, string source)
    {
        if (sharpe is not { } s) return "Too few days for a Sharpe ratio: no evidence of anything.";
        double error = Math.Sqrt((1 + s * s / 730) / years);
        (double low, double high) = (s - Normal95 * error, s + Normal95 * error);
        string interval = $"Sharpe {Number(s)}, 95 % interval {Number(low)} … {Number(high)} by Lo's formula (days as if independent), from {source}.";
        if (low > 0 && holding >= s)
        {
            return $"{interval} Above zero, but holding had {Number(holding.Value)} in the same time: it was in a rising market. " +
                "No evidence of an edge of its own.";
        }
        if (low > 0)
            return $"{interval} Above zero in this one test: a hint, not a proof. It counts neither other trials nor other periods.";
        if (high < 0) return $"{interval} Below zero: it lost, and not by chance alone.";
        double needed = s > 0 ? Math.Pow(Normal95 / s, 2) : double.PositiveInfinity;
        string proof = needed < 1000 ? $" A Sharpe of {Number(s)} takes about {Number(needed)} years to tell from luck." : "";
        return $"{interval} Not distinguishable from zero: no evidence of an edge.{proof}";
    }

    private static string Gain(double fraction) => (fraction * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + " %";

    private static string Percent(double fraction) => (fraction * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => value.ToString("0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
