using BtcAi.Simulation.Rewards;

namespace BtcAi.Experiments.Explanations;

/// <summary>One decision of an agent and what came of it, up to the close at which the next was made.</summary>
/// <param name="DecidedMs">Close at which it was made, Unix milliseconds UTC; the step ends at <paramref name="EndedMs"/>.</param>
/// <param name="Close">Price at the step's end.</param>
/// <param name="Equity">At the step's end, in the quote currency.</param>
/// <param name="Index">Time-weighted equity there.</param>
/// <param name="Exposure">Share of equity there.</param>
/// <param name="Cap">Highest exposure allowed from there on.</param>
/// <param name="Reward">Component by component; they add up to the reward.</param>
/// <param name="Events">Fills, closed holdings, cash flows and interventions of the step, in words.</param>
public sealed record ExplainedStep(
    long DecidedMs, long EndedMs, double Close, double Equity, double Index, double Exposure, double Cap, RewardLedger Reward,
    IReadOnlyList<string> Events);
