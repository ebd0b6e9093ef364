using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation.CashFlows;

namespace BtcAi.Experiments.Settings;

/// <summary>Deposits and withdrawals drawn by chance, and cash set aside.</summary>
public sealed record WithdrawalSettings
{
    [Setting("Whether withdrawals are drawn.")]
    public bool SimulateWithdrawals { get; init; } = true;

    [Setting("Whether deposits are drawn.")]
    public bool SimulateDeposits { get; init; } = true;

    [Setting("Chance of a withdrawal that waits for free cash, 30 days at most.", Min = 0, Max = 1, Unit = "per 30 days")]
    public double MonthlyWithdrawalChance { get; init; } = 0.3;

    [Setting("Chance of a withdrawal paid at once, by selling where cash is short.", Min = 0, Max = 1, Unit = "per 30 days")]
    public double EmergencyWithdrawalChance { get; init; } = 0.05;

    [Setting("Chance of a withdrawal due 7 to 28 days later.", Min = 0, Max = 1, Unit = "per 30 days")]
    public double TimedWithdrawalChance { get; init; } = 0.15;

    [Setting("Chance of a deposit.", Min = 0, Max = 1, Unit = "per 30 days")]
    public double MonthlyDepositChance { get; init; } = 0.4;

    [Setting("Smallest withdrawal.", Title = "Smallest withdrawal", Min = 0, Max = 0.9, Unit = "share of equity")]
    public double WithdrawalMinPct { get; init; } = 0.05;

    [Setting("Largest withdrawal.", Title = "Largest withdrawal", Min = 0, Max = 0.9, Unit = "share of equity")]
    public double WithdrawalMaxPct { get; init; } = 0.3;

    [Setting("Smallest deposit.", Title = "Smallest deposit", Min = 0, Max = 10, Unit = "share of equity")]
    public double DepositMinPct { get; init; } = 0.05;

    [Setting("Largest deposit.", Title = "Largest deposit", Min = 0, Max = 10, Unit = "share of equity")]
    public double DepositMaxPct { get; init; } = 0.5;

    [Setting("Share of realised profit kept as cash for withdrawals.", Min = 0, Max = 1, Unit = "fraction")]
    public double ProfitReserveRatio { get; init; } = 0.3;

    [Setting("Taken off every deposit.", Min = 0, Max = 0.5, Unit = "fraction")]
    public double DepositConversionFee { get; init; } = 0.001;

    [Setting("Taken off every withdrawal.", Min = 0, Max = 0.5, Unit = "fraction")]
    public double WithdrawalConversionFee { get; init; } = 0.001;

    [Setting("Share of equity always kept as cash for emergencies.", Min = 0, Max = 1, Unit = "share of equity")]
    public double EmergencyReserve { get; init; }

    [Setting("Cash set aside from the start, for earmark_days.", Min = 0, Unit = "quote currency")]
    public double EarmarkAmount { get; init; }

    [Setting("How long earmark_amount is set aside.", Min = 0, Max = 36_500, Unit = "days")]
    public double EarmarkDays { get; init; } = 30;

    [Setting("Share of equity kept as cash while time-weighted equity is earmark_below or more under its start.",
        Min = 0, Max = 1, Unit = "share of equity")]
    public double EarmarkShare { get; init; }

    [Setting("Loss since the start from which earmark_share is kept.", Min = 0, Max = 1, Unit = "fraction")]
    public double EarmarkBelow { get; init; } = 0.1;

    /// <summary>Null when there is nothing to draw and nothing to set aside.</summary>
    public CashFlowRules? ToRules()
    {
        var rules = new CashFlowRules
        {
            StandardChance = SimulateWithdrawals ? MonthlyWithdrawalChance : 0,
            EmergencyChance = SimulateWithdrawals ? EmergencyWithdrawalChance : 0,
            TimedChance = SimulateWithdrawals ? TimedWithdrawalChance : 0,
            DepositChance = SimulateDeposits ? MonthlyDepositChance : 0,
            WithdrawalFrom = WithdrawalMinPct,
            WithdrawalTo = WithdrawalMaxPct,
            DepositFrom = DepositMinPct,
            DepositTo = DepositMaxPct,
            WithdrawalFee = WithdrawalConversionFee,
            DepositFee = DepositConversionFee,
            ProfitReserve = SimulateWithdrawals ? ProfitReserveRatio : 0,
            EmergencyReserve = EmergencyReserve,
            EarmarkAmount = EarmarkAmount,
            EarmarkDays = EarmarkDays,
            EarmarkShare = EarmarkShare,
            EarmarkBelow = EarmarkBelow,
        };
        bool idle = !SimulateWithdrawals && !SimulateDeposits && EmergencyReserve == 0 && EarmarkAmount == 0 && EarmarkShare == 0;
        return idle ? null : rules;
    }

    internal void CheckTogether(Problems problems)
    {
        if (WithdrawalMaxPct < WithdrawalMinPct)
            problems.Add(SettingErrors.Together, $"withdrawal_simulation.withdrawal_max_pct is {WithdrawalMaxPct}; it must be at least withdrawal_min_pct, which is {WithdrawalMinPct}.");
        if (DepositMaxPct < DepositMinPct)
            problems.Add(SettingErrors.Together, $"withdrawal_simulation.deposit_max_pct is {DepositMaxPct}; it must be at least deposit_min_pct, which is {DepositMinPct}.");
    }
}
