using System.Runtime.CompilerServices;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Rewards;
using BtcAi.Simulation.Risk;
using BtcAi.Simulation.Sizing;

namespace BtcAi.Simulation;

/// <summary>What frictions remember of one lane beside its account and holdings; often read fields first.</summary>
internal struct LaneBook
{
    /// <summary>Time-weighted equity: grows as equity does between cash flows, from the initial capital.</summary>
    public double Index;

    /// <summary>Equity right after the last valuation or cash flow, from which growth is counted on.</summary>
    public double Base;

    /// <summary>Fees, slippage, impact and funding of the step, in the quote currency.</summary>
    public double Costs;

    /// <summary>Cash flows of the step, in the quote currency.</summary>
    public double Moved;

    /// <summary>Exposure after the orders of the step's first open; only kept for rewards with components.</summary>
    public double Held;

    /// <summary>Highest |exposure| allowed at the next open, and the rule behind it.</summary>
    public double Cap;

    /// <summary>Exposure aimed at, sizing applied, the cap not.</summary>
    public float Wanted;

    /// <summary>Shares of equity: cash that withdrawals want by now, and cash set aside.</summary>
    public float Pressure, Reserved;

    /// <summary>Row before which exposure may not grow after a stop.</summary>
    public int CoolUntil;

    /// <summary>Coins filled in the candle being walked through.</summary>
    public double Filled;

    /// <summary>Holdings closed with a profit in the step.</summary>
    public int Wins;

    public RiskLimit Limit;
    public FillReason Reason;

    /// <summary>Whether an order is open.</summary>
    public bool Pending;

    /// <summary>Whether a holding left on its own in this candle.</summary>
    public bool Left;

    public RiskState Risk;
    public CashFlowState Flows;
    public SizingState Sizing;
    public TradedVolume Volume;
    public RewardState Rewards;
    public Orders Waiting;

    /// <summary>Bits of <see cref="Waiting"/>: whether the target had changed.</summary>
    public int WaitingChanged;

    /// <summary>Sends an order that reaches the venue at the open of a row.</summary>
    public void Send(int row, float wanted, bool changed)
    {
        int slot = row % Orders.Most;
        Waiting[slot] = wanted;
        WaitingChanged = WaitingChanged & ~(1 << slot) | (changed ? 1 << slot : 0);
    }

    /// <summary>Takes the order that arrives at the open of a row, if there is one.</summary>
    public bool Arrives(int row, out float wanted, out bool changed)
    {
        int slot = row % Orders.Most;
        (wanted, changed) = (Waiting[slot], (WaitingChanged >> slot & 1) != 0);
        Waiting[slot] = float.NaN;
        return !float.IsNaN(wanted);
    }

    /// <summary>Orders on their way to the venue, by the row they arrive at modulo <see cref="Most"/>; NaN where there is none.</summary>
    [InlineArray(Most)]
    public struct Orders
    {
        public const int Most = 16;
        private float _first;
    }
}
