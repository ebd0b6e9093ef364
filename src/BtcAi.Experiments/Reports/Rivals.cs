using System.Globalization;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Reports;

/// <summary>Which baselines had more return for their risk than the policy that is judged.</summary>
public static class Rivals
{
    /// <returns>A sentence, or null when there were none or the policy has no Sharpe ratio.</returns>
    public static string? Of(PerformanceReport policy, IReadOnlyList<PerformanceReport> baselines)
    {
        PerformanceReport[] better = [.. baselines.Where(b => b.Sharpe > policy.Sharpe).OrderByDescending(b => b.Sharpe)];
        return better.Length == 0
            ? null
            : $"A higher Sharpe ratio than its {Text(policy)} had {string.Join(", ", better.Select(b => $"{b.Policy} ({Text(b)})"))}.";
    }

    private static string Text(PerformanceReport report) =>
        report.Sharpe!.Value.ToString("0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}
