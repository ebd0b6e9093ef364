namespace BtcAi.Simulation.CashFlows;

/// <summary>Deposits and withdrawals that are drawn by chance, and cash that is set aside. Chances are per 30 days.</summary>
public sealed record CashFlowRules
{
    /// <summary>Withdrawals that wait until cash is free, 30 days at most.</summary>
    public double StandardChance { get; init; } = 0.3;

    /// <summary>Withdrawals that are paid at once: from cash, else by selling.</summary>
    public double EmergencyChance { get; init; } = 0.05;

    /// <summary>Withdrawals due on a day 7 to 28 days ahead.</summary>
    public double TimedChance { get; init; } = 0.15;

    public double DepositChance { get; init; } = 0.4;

    /// <summary>Smallest and largest withdrawal, shares of equity when it is asked for.</summary>
    public double WithdrawalFrom { get; init; } = 0.05;

    /// <inheritdoc cref="WithdrawalFrom"/>
    public double WithdrawalTo { get; init; } = 0.3;

    /// <summary>Smallest and largest deposit, shares of equity.</summary>
    public double DepositFrom { get; init; } = 0.05;

    /// <inheritdoc cref="DepositFrom"/>
    public double DepositTo { get; init; } = 0.5;

    /// <summary>Taken off the moved amount.</summary>
    public double WithdrawalFee { get; init; } = 0.001;

    /// <inheritdoc cref="WithdrawalFee"/>
    public double DepositFee { get; init; } = 0.001;

    /// <summary>Share of realised net profit that is kept as cash for withdrawals.</summary>
    public double ProfitReserve { get; init; } = 0.3;

    /// <summary>Share of equity that is always kept as cash; an emergency may use it.</summary>
    public double EmergencyReserve { get; init; }

    /// <summary>Cash set aside from the start for <see cref="EarmarkDays"/>, in the quote currency.</summary>
    public double EarmarkAmount { get; init; }

    /// <inheritdoc cref="EarmarkAmount"/>
    public double EarmarkDays { get; init; } = 30;

    /// <summary>Share of equity kept as cash while time-weighted equity is below its start by <see cref="EarmarkBelow"/> or more.</summary>
    public double EarmarkShare { get; init; }

    /// <inheritdoc cref="EarmarkShare"/>
    public double EarmarkBelow { get; init; } = 0.1;

    /// <summary>Deposits and withdrawals that the owner orders, in any order.</summary>
    public IReadOnlyList<ScheduledFlow> Schedule { get; init; } = [];

    /// <summary>Draws nothing and sets nothing aside.</summary>
    public static CashFlowRules None { get; } = new()
    {
        StandardChance = 0,
        EmergencyChance = 0,
        TimedChance = 0,
        DepositChance = 0,
        ProfitReserve = 0,
    };
}
