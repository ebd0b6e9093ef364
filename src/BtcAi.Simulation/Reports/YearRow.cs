namespace BtcAi.Simulation.Reports;

/// <summary>One calendar year (UTC), or the part of it that the backtest covers.</summary>
/// <param name="Return">Fraction gained since the year before ended.</param>
/// <param name="HoldReturn">What holding gained in the same time, free of costs.</param>
/// <param name="MaximumDrawdown">Within the year, as a fraction of its peak.</param>
/// <param name="Sharpe">Annualised from the year's daily returns; null with fewer than two or without variation.</param>
public sealed record YearRow(int Year, double Return, double HoldReturn, double MaximumDrawdown, double? Sharpe);
