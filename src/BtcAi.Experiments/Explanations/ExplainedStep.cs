using BtcAi.Simulation.Rewards;
using BtcAi.Simulation.Risk;

namespace BtcAi.Experiments.Explanations;

/// <summary>One decision of an agent and what came of it, up to the close at which the next was made.</summary>
/// <param name="DecidedMs">Close at which it was made, Unix milliseconds UTC; the step ends at <paramref name="EndedMs"/>.</param>
/// <param name="Close">Price at the step's end.</param>
/// <param name="Equity">At the step's end, in the quote currency.</param>
/// <param name="Index">Time-weighted equity there.</param>
/// <param name="ExposureBefore">Share of equity when it was made.</param>
/// <param name="Exposure">Share of equity at the step's end.</param>
/// <param name="Cap">Highest exposure allowed from there on.</param>
/// <param name="Reward">Component by component; they add up to the reward.</param>
/// <param name="Limits">Rules that held the exposure down within the step, each once.</param>
/// <param name="Events">Fills, closed holdings, cash flows and interventions of the step, in words.</param>
public sealed record ExplainedStep(
    long DecidedMs, long EndedMs, double Close, double Equity, double Index, double ExposureBefore, double Exposure, double Cap,
    RewardLedger Reward, IReadOnlyList<RiskLimit> Limits, IReadOnlyList<string> Events);
