using BtcAi.Simulation.Rewards;

namespace BtcAi.Learning.Training;

/// <summary>What the greedy agent was worth on the validation candles after an update.</summary>
/// <param name="Score">What selection maximises: how well the agent suits the bucket's goal.</param>
/// <param name="NetProfit">Fraction of the initial capital.</param>
/// <param name="Sharpe">Daily, annualised; null when undefined.</param>
/// <param name="MaximumDrawdown">Fraction, positive.</param>
/// <param name="Rewards">What its reward was made of; null without frictions.</param>
public sealed record ValidationPoint(
    int Update, double Score, double NetProfit, double? Sharpe, double MaximumDrawdown, int Trades, double? WinRate,
    RewardMeans? Rewards = null);
