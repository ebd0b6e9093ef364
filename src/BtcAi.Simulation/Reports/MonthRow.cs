namespace BtcAi.Simulation.Reports;

/// <summary>Fraction gained in one calendar month (UTC), or the part of it that the backtest covers.</summary>
public sealed record MonthRow(int Year, int Month, double Return);
