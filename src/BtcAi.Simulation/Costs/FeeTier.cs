namespace BtcAi.Simulation.Costs;

/// <summary>What a venue charges from a 30-day volume on.</summary>
/// <param name="VolumeFrom">Traded value of the last 30 days, in the quote currency.</param>
/// <param name="Maker">Fraction of the filled value, for limit orders that wait in the book.</param>
/// <param name="Taker">Fraction of the filled value, for orders that fill at once.</param>
public readonly record struct FeeTier(double VolumeFrom, double Maker, double Taker);
