using BtcAi.Foundation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Conditions;

namespace BtcAi.Simulation;

/// <summary>Moves the money that the treasury's draws ask for, at closes, and keeps the time-weighted equity free of it.</summary>
internal sealed class CashDesk
{
    private readonly Treasury _treasury;
    private readonly long[] _timesMs;
    private readonly ScheduledFlow[] _schedule;
    private readonly LaneJournal? _journal;
    private readonly int _patience;
    private readonly double _capital, _least;

    public CashDesk(TradingRules rules, long[] timesMs, long intervalMs, LaneJournal? journal)
    {
        _treasury = new Treasury(rules.CashFlows!, intervalMs, rules.DecisionCandles);
        (_timesMs, _journal, _capital) = (timesMs, journal, rules.InitialCapital);
        _schedule = [.. rules.CashFlows!.Schedule.OrderBy(flow => flow.TimeMs)];
        _patience = (int)Math.Max(1, 86_400_000 / intervalMs);
        _least = 2 * TradingEnv.RuinShare * rules.InitialCapital;
    }

    /// <summary>Draws, pays what can be paid now, and says how much cash is wanted from now on.</summary>
    public void Close(int i, ref Lane lane, ref LaneBook book, in CandleConditions candle, int row, Rng rng)
    {
        ref CashFlowState flows = ref book.Flows;
        if (candle.Day != flows.Day)
        {
            double deposit = _treasury.Draw(ref flows, candle.Day, row, lane.Equity, rng);
            if (deposit > 0) Deposit(i, ref lane, ref book, row, deposit);
        }
        if (_schedule.Length > 0) Order(i, ref lane, ref book, row);
        if (flows.Count > 0) Pay(i, ref lane, ref book, candle.Close, row);
        bool idle = flows.Count == 0 && !_treasury.Earmarks && _treasury.Reserve(flows) == 0;
        if (idle) (book.Pressure, book.Reserved) = (0, 0);
        else Measure(lane, ref book, row);
    }

    /// <summary>How much cash is wanted and set aside from this close on.</summary>
    public void Measure(in Lane lane, ref LaneBook book, int row)
    {
        ref CashFlowState flows = ref book.Flows;
        double growth = book.Index / _capital;
        double earmarked = _treasury.Earmarked(flows, lane.Equity, growth, row), reserve = _treasury.Reserve(flows);
        book.Pressure = (float)_treasury.Pressure(flows, lane.Equity, row);
        book.Reserved = (float)Math.Min(1, (earmarked + reserve) / lane.Equity);
    }

    /// <summary>What the treasury leaves for the position: the reserve serves withdrawals, other earmarks do not.</summary>
    public double Cap(in LaneBook book, double equity)
    {
        if (book.Pressure == 0 && book.Reserved == 0) return 1;
        double reserve = _treasury.Reserve(book.Flows) / equity;
        return Math.Max(0, 1 - (book.Reserved - reserve) - Math.Max(reserve, book.Pressure));
    }

    /// <summary>What the owner ordered for a moment after the last candle's open and up to this one's; nothing to remember, so lanes are saved as ever.</summary>
    private void Order(int i, ref Lane lane, ref LaneBook book, int row)
    {
        foreach (ScheduledFlow flow in _schedule)
        {
            if (flow.TimeMs <= _timesMs[row - 1] || flow.TimeMs > _timesMs[row]) continue;
            if (flow.Amount > 0) Deposit(i, ref lane, ref book, row, flow.Amount);
            else if (!_treasury.Ask(ref book.Flows, CashFlowKind.Ordered, -flow.Amount, row, 0))
                Move(i, ref lane, ref book, row, CashFlowKind.Ordered, 0, 0, -flow.Amount);
        }
    }

    /// <summary>At the end of lane 0's episode: what the owner ordered and has not got is a shortfall.</summary>
    public void NoteOpen(in LaneBook book, int row)
    {
        for (int w = 0; w < book.Flows.Count; w++)
        {
            ref readonly PendingWithdrawal open = ref book.Flows.Pending[w];
            if (open.Kind == CashFlowKind.Ordered) _journal?.CashFlows.Add(new CashFlow(row, _timesMs[row], open.Kind, 0, 0, open.Amount));
        }
    }

    private void Deposit(int i, ref Lane lane, ref LaneBook book, int row, double paid)
    {
        double fee = paid * _treasury.DepositFee;
        Move(i, ref lane, ref book, row, CashFlowKind.Deposit, paid - fee, fee, 0);
    }

    private void Pay(int i, ref Lane lane, ref LaneBook book, double close, int row)
    {
        ref CashFlowState flows = ref book.Flows;
        flows.Urgent = 0;
        double growth = book.Index / _capital;
        for (int w = 0; w < flows.Count;)
        {
            ref PendingWithdrawal withdrawal = ref flows.Pending[w];
            double free = Math.Min(lane.Equity - Math.Abs(lane.Account.Units) * close, lane.Equity - _least);
            double paid = Treasury.Payable(
                withdrawal, free, _treasury.Earmarked(flows, lane.Equity, growth, row) + _treasury.Promised(flows, row), row);
            withdrawal.Amount -= paid;
            bool settled = withdrawal.Amount <= 1e-9 * (paid + withdrawal.Amount);
            bool mayWait = withdrawal.Kind == CashFlowKind.Standard ? row < withdrawal.Due : row < withdrawal.Due + _patience;
            double shortfall = settled || mayWait ? 0 : withdrawal.Amount;
            if (paid > 0 || shortfall > 0)
                Move(i, ref lane, ref book, row, withdrawal.Kind, -paid, paid * _treasury.WithdrawalFee, shortfall);
            if (!settled && mayWait)
            {
                if (withdrawal.Kind != CashFlowKind.Standard && row >= withdrawal.Due) flows.Urgent += withdrawal.Amount;
                w++;
                continue;
            }
            for (int next = w + 1; next < flows.Count; next++) flows.Pending[next - 1] = flows.Pending[next];
            flows.Count--;
        }
    }

    private void Move(
        int i, ref Lane lane, ref LaneBook book, int row, CashFlowKind kind, double amount, double fee, double shortfall)
    {
        lane.Account.Move(amount);
        lane.Equity += amount;
        book.Base += amount;
        book.Moved += amount;
        if (amount < 0) book.Flows.Withdrawn -= amount;
        if (_journal is not null && i == 0) _journal.CashFlows.Add(new CashFlow(row, _timesMs[row], kind, amount, fee, shortfall));
    }
}
