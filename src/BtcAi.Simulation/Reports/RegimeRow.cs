namespace BtcAi.Simulation.Reports;

/// <summary>The days of a backtest that fell into one regime, calm or wild × ranging or trending.</summary>
/// <param name="Return">Compounded return of those days, a fraction.</param>
/// <param name="HoldReturn">What holding made on them, free of costs.</param>
/// <param name="Sharpe">Of those days, annualised; null with fewer than two or without variation.</param>
public sealed record RegimeRow(string Regime, int Days, double Return, double HoldReturn, double? Sharpe);
