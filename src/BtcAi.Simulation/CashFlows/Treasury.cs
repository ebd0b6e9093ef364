using BtcAi.Foundation;

namespace BtcAi.Simulation.CashFlows;

/// <summary>
/// Draws deposits and withdrawals, says how much cash they need, and keeps what is promised apart. It moves no money itself.
/// </summary>
public sealed class Treasury
{
    /// <summary>Decisions before a deadline over which the cash for it is freed.</summary>
    public const int RampDecisions = 24;

    /// <summary>Freed beyond the amount due, so that a last move of the price does not force a sale.</summary>
    public const double Margin = 1.02;

    private const double PeriodDays = 30;

    private readonly CashFlowRules _rules;
    private readonly double _candlesPerDay;
    private readonly int _rampCandles;
    private readonly double _standard, _emergency, _timed, _deposit;

    public Treasury(CashFlowRules rules, long intervalMs, int decisionCandles)
    {
        _rules = rules;
        _candlesPerDay = 86_400_000.0 / intervalMs;
        _rampCandles = RampDecisions * decisionCandles;
        (_standard, _emergency) = (PerDay(rules.StandardChance), PerDay(rules.EmergencyChance));
        (_timed, _deposit) = (PerDay(rules.TimedChance), PerDay(rules.DepositChance));
    }

    /// <summary>On the first close of a UTC day: asks for withdrawals by chance.</summary>
    /// <returns>What the owner pays in, before its fee, in the quote currency; 0 on most days.</returns>
    public double Draw(ref CashFlowState state, int day, int row, double equity, Rng rng)
    {
        if (day == state.Day) return 0;
        state.Day = day;
        if (rng.NextDouble() < _standard) Ask(ref state, CashFlowKind.Standard, Size(rng) * equity, row, 30);
        if (rng.NextDouble() < _timed) Ask(ref state, CashFlowKind.Timed, Size(rng) * equity, row, 7 + rng.Next(22));
        if (rng.NextDouble() < _emergency) Ask(ref state, CashFlowKind.Emergency, Size(rng) * equity, row, 0);
        if (rng.NextDouble() >= _deposit) return 0;
        return (_rules.DepositFrom + (_rules.DepositTo - _rules.DepositFrom) * rng.NextDouble()) * equity;
    }

    /// <summary>Asks for a withdrawal; one more than fits is refused.</summary>
    /// <param name="days">Until it is due.</param>
    public bool Ask(ref CashFlowState state, CashFlowKind kind, double amount, int row, double days)
    {
        if (state.Count == PendingWithdrawal.List.Most || !(amount > 0)) return false;
        int due = row + (int)Math.Round(days * _candlesPerDay);
        state.Pending[state.Count++] = new PendingWithdrawal { Amount = amount, Asked = row, Due = due, Kind = kind };
        return true;
    }

    /// <summary>
    /// How much may be paid on one withdrawal at this close. A standard one takes cash that nothing else is promised, a timed one
    /// waits for its day, an emergency takes all there is.
    /// </summary>
    /// <param name="free">Cash that is not bound by the position, in the quote currency.</param>
    /// <param name="earmarked">Of it, what is set aside (<see cref="Earmarked"/>) or promised (<see cref="Promised"/>).</param>
    public static double Payable(in PendingWithdrawal withdrawal, double free, double earmarked, int row) => withdrawal.Kind switch
    {
        CashFlowKind.Standard => Math.Min(withdrawal.Amount, Math.Max(0, free - earmarked)),
        CashFlowKind.Timed when row < withdrawal.Due => 0,
        CashFlowKind.Timed => Math.Min(withdrawal.Amount, Math.Max(0, free)),
        _ => Math.Min(withdrawal.Amount, Math.Max(0, free)),
    };

    /// <summary>Cash set aside apart from the profit reserve: by date, by the emergency reserve, by condition.</summary>
    /// <param name="growth">Time-weighted equity over its start.</param>
    public double Earmarked(in CashFlowState state, double equity, double growth, int row)
    {
        double dated = row - state.Start < _rules.EarmarkDays * _candlesPerDay ? _rules.EarmarkAmount : 0;
        double conditional = growth <= 1 - _rules.EarmarkBelow ? _rules.EarmarkShare * equity : 0;
        return dated + conditional + _rules.EmergencyReserve * equity;
    }

    /// <summary>Profit kept as cash for withdrawals to come, in the quote currency.</summary>
    public double Reserve(in CashFlowState state) => Math.Max(0, _rules.ProfitReserve * state.Realised - state.Withdrawn);

    /// <summary>Cash that timed and emergency withdrawals want by now, in the quote currency: a standard one leaves it alone.</summary>
    public double Promised(in CashFlowState state, int row)
    {
        double promised = 0;
        for (int i = 0; i < state.Count; i++)
        {
            ref readonly PendingWithdrawal withdrawal = ref state.Pending[i];
            if (withdrawal.Kind != CashFlowKind.Standard) promised += withdrawal.Amount * Ramp(withdrawal, row);
        }
        return promised;
    }

    /// <summary>Share of equity that open withdrawals want as cash by now: it rises to all of it over the last decisions.</summary>
    public double Pressure(in CashFlowState state, double equity, int row)
    {
        double wanted = 0;
        for (int i = 0; i < state.Count; i++)
        {
            ref readonly PendingWithdrawal withdrawal = ref state.Pending[i];
            wanted += withdrawal.Amount * Ramp(withdrawal, row);
        }
        return equity > 0 ? Math.Min(1, Margin * wanted / equity) : 1;
    }

    /// <summary>Whether anything but profit is ever set aside.</summary>
    public bool Earmarks => _rules.EarmarkAmount > 0 || _rules.EarmarkShare > 0 || _rules.EmergencyReserve > 0;

    public double WithdrawalFee => _rules.WithdrawalFee;

    public double DepositFee => _rules.DepositFee;

    private double Ramp(in PendingWithdrawal withdrawal, int row) =>
        Math.Clamp(1 - (withdrawal.Due - row - 1) / (double)_rampCandles, 0, 1);

    private double Size(Rng rng) => _rules.WithdrawalFrom + (_rules.WithdrawalTo - _rules.WithdrawalFrom) * rng.NextDouble();

    private static double PerDay(double perPeriod) => 1 - Math.Pow(1 - perPeriod, 1 / PeriodDays);
}
