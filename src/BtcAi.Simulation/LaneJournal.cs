using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Rewards;
using BtcAi.Simulation.Risk;

namespace BtcAi.Simulation;

/// <summary>Everything that happened to lane 0, for backtests; writing it allocates.</summary>
public sealed class LaneJournal
{
    /// <summary>Where the last intervention of each rule stands.</summary>
    private readonly Dictionary<RiskLimit, int> _latest = [];

    public List<Fill> Fills { get; } = [];

    /// <summary>Closed holdings; only filled when frictions are on.</summary>
    public List<Trade> Trades { get; } = [];

    public List<CashFlow> CashFlows { get; } = [];

    public List<Intervention> Interventions { get; } = [];

    /// <summary>Whether every step's reward is written down too.</summary>
    public bool Detailed { get; init; }

    public List<RewardLedger> Rewards { get; } = [];

    /// <summary>By close: row, equity after cash flows, time-weighted equity, exposure, cap; only filled when frictions are on.</summary>
    public List<JournalClose> Closes { get; } = [];

    /// <summary>Funding paid on short positions, in the quote currency.</summary>
    public double Funding { get; internal set; }

    /// <summary>Whether sizes follow outcomes and enough of them were known at the last decision.</summary>
    public bool SizingHasEvidence { get; internal set; }

    /// <summary>At a close: a rule holds the exposure down, or none does.</summary>
    internal void Intervene(int candle, RiskLimit limit, float wanted, double allowed)
    {
        if (limit == RiskLimit.None) return;
        // Two rules may hold it down side by side: each goes on where it stopped.
        if (_latest.TryGetValue(limit, out int index) && candle - Interventions[index].FromCandle == Interventions[index].Candles)
        {
            Interventions[index] = Interventions[index] with { Candles = Interventions[index].Candles + 1 };
            return;
        }
        _latest[limit] = Interventions.Count;
        Interventions.Add(new Intervention(candle, limit, wanted, allowed, 1));
    }
}
