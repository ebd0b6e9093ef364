using System.Runtime.CompilerServices;
using BtcAi.Foundation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Risk;
using BtcAi.Simulation.Sizing;

namespace BtcAi.Simulation;

/// <summary>
/// A step with frictions, candle by candle. At an open: funding, cash for urgent withdrawals, rests of stopped holdings,
/// then the order. Within the candle: stops and targets, judged on high and low. At the close: valuation, cash
/// flows, and the cap for the next open.
/// </summary>
internal sealed class CandleWalk
{
    private readonly CandleConditions[] _candles;
    private readonly TradingRules _rules;
    private readonly LaneBook[] _books;
    private readonly Broker _broker;
    private readonly HoldingStore _holdings;
    private readonly StopDesk _stops;
    private readonly LaneJournal? _journal;
    private readonly RiskGuard? _risk;
    private readonly CashDesk? _desk;
    private readonly PositionSizing? _sizing;
    private readonly Rng[] _rngs;
    private readonly long[] _timesMs;
    private readonly long _intervalMs;
    private readonly int _latency;
    private readonly bool _keepsHeld;
    private readonly double _band, _halfBand, _ruin, _funding;

    public CandleWalk(
        CandleConditions[] candles, long[] timesMs, long intervalMs, TradingRules rules, LaneBook[] books, LaneJournal? journal, Rng rng)
    {
        (_candles, _rules, _books, _journal, _timesMs, _intervalMs) = (candles, rules, books, journal, timesMs, intervalMs);
        _holdings = new HoldingStore(rules.Holdings ?? HoldingRules.Unlimited, books.Length);
        _broker = new Broker(candles, timesMs, rules, _holdings, journal);
        _stops = new StopDesk(candles, _holdings, _broker);
        _risk = rules.Risk is { } risk ? new RiskGuard(risk, intervalMs) : null;
        _desk = rules.CashFlows is null ? null : new CashDesk(rules, timesMs, intervalMs, journal);
        _sizing = rules.Sizing is { } sizing ? new PositionSizing(sizing, intervalMs) : null;
        _rngs = new Rng[_desk is null ? 0 : books.Length];
        for (int i = 0; i < _rngs.Length; i++) _rngs[i] = new Rng(rng.NextUInt64());
        _keepsHeld = rules.Rewards is not null || journal is not null;
        _latency = rules.Market?.LatencyCandles ?? 0;
        _band = rules.RebalanceBand == 0 ? -1 : rules.RebalanceBand;
        _halfBand = rules.RebalanceBand / 2;
        _ruin = rules.InitialCapital * TradingEnv.RuinShare;
        _funding = rules.Market?.FundingRate ?? 0;
    }

    public HoldingStore Holdings => _holdings;

    public void Begin(int i, ref Lane lane)
    {
        ref LaneBook book = ref _books[i];
        ref readonly CandleConditions candle = ref _candles[lane.Candle];
        book = new LaneBook { Index = lane.Equity, Base = lane.Equity, Cap = 1, Risk = RiskState.Start(lane.Equity, candle.Day) };
        book.Flows = new CashFlowState { Day = candle.Day, Start = lane.Candle };
        if (_latency > 0) ((Span<float>)book.Waiting).Fill(float.NaN);
        _holdings.Clear(i);
        _desk?.Measure(lane, ref book, lane.Candle);
        Limit(ref lane, ref book, lane.Candle);
    }

    /// <summary>The policy's decision at the close that the lane sees: sized, then aimed at from the next open on.</summary>
    public void Decide(int i, ref Lane lane, float action)
    {
        ref LaneBook book = ref _books[i];
        (book.Costs, book.Moved, book.Wins) = (0, 0, 0);
        if (lane.Age > 0) lane.Age++;
        bool leaves = float.IsNaN(action);
        float target = leaves ? lane.Target : Math.Clamp(action, (float)_rules.MinimumExposure, (float)_rules.MaximumExposure);
        bool changed = target != lane.Target;
        if (changed) (lane.Target, lane.Age, lane.Growth) = (target, 1, 0);
        double share = 1;
        if (_sizing is not null)
        {
            ref readonly CandleConditions candle = ref _candles[lane.Candle];
            book.Sizing.Mature(candle.Close, Math.Sign(target));
            share = _sizing.Share(book.Sizing, candle.Volatility);
            if (_journal is not null && i == 0) _journal.SizingHasEvidence = !_sizing.LacksEvidence(book.Sizing);
        }
        if (leaves) return;
        float wanted = (float)(target * share);
        if (_latency == 0) Aim(ref lane, ref book, wanted, changed);
        else book.Send(lane.Candle + 1 + _latency, wanted, changed);
    }

    /// <summary>From the close that the lane sees to the one that ends the step.</summary>
    /// <returns>Whether the account has been ruined on the way.</returns>
    public bool Walk(int i, ref Lane lane, int to)
    {
        ref LaneBook book = ref _books[i];
        (double before, int first) = (book.Index, lane.Candle + 1);
        for (int row = first; row <= to; row++)
        {
            Open(i, ref lane, ref book, row);
            if (_keepsHeld && row == first) book.Held = lane.Account.ExposureAt(_candles[row].Open);
            if (!_holdings.IsQuiet(i, _candles[row])) _stops.Stops(i, ref lane, ref book, row);
            if (!Close(i, ref lane, ref book, row, before)) return true;
        }
        return false;
    }

    private void Aim(ref Lane lane, ref LaneBook book, float wanted, bool changed)
    {
        book.Wanted = wanted;
        double goal = ExposureCap.Allowed(wanted, book.Cap, _halfBand);
        if (!changed && (book.Pending || Math.Abs(Exposure(lane) - goal) <= _band)) return;
        (book.Pending, book.Reason) = (true, changed ? FillReason.Order : FillReason.Rebalance);
    }

    private void Open(int i, ref Lane lane, ref LaneBook book, int row)
    {
        ref readonly CandleConditions candle = ref _candles[row];
        (book.Filled, book.Left) = (0, false);
        if (lane.Account.Units != 0)
        {
            if (candle.FundingsDue > 0 && lane.Account.Units < 0) Fund(i, ref lane, ref book, candle);
            if (book.Index * lane.Account.EquityAt(candle.Open) / book.Base <= _ruin)
            {
                _broker.TradeTo(i, ref lane, ref book, row, 0, FillReason.Ruin, FillLimit.None);
                return;
            }
            if (book.Flows.Urgent > 0) Raise(i, ref lane, ref book, row);
            if (_holdings.HasRests(i)) _stops.Rests(i, ref lane, ref book, row);
            bool over = book.Cap < 1 && Math.Abs(Exposure(lane)) > book.Cap + 1e-9;
            if (over && !book.Pending) (book.Pending, book.Reason) = (true, FillReason.Cap);
        }
        if (_latency > 0 && book.Arrives(row, out float wanted, out bool changed)) Aim(ref lane, ref book, wanted, changed);
        if (book.Pending) Order(i, ref lane, ref book, row);
    }

    private void Order(int i, ref Lane lane, ref LaneBook book, int row)
    {
        double exposure = lane.Account.ExposureAt(_candles[row].Open);
        double goal = ExposureCap.Allowed(book.Wanted, book.Cap, _halfBand);
        bool grows = Math.Abs(goal) > Math.Abs(exposure) || goal * exposure < 0;
        if (grows && Frozen(i, book, row) is var why and not RiskLimit.None)
        {
            if (_journal is not null && i == 0) _journal.Intervene(row - 1, why, book.Wanted, Math.Abs(exposure));
            if (goal * exposure >= 0)
            {
                book.Pending = false;
                return;
            }
            goal = 0;
        }
        FillLimit limit = goal != book.Wanted ? FillLimit.Cap : FillLimit.None;
        book.Pending = _broker.TradeTo(i, ref lane, ref book, row, goal, book.Reason, limit);
        if (book.Pending) book.Reason = FillReason.Carried;
    }

    private RiskLimit Frozen(int i, in LaneBook book, int row)
    {
        if (_risk is not null && _candles[row - 1].Unreliable) return RiskLimit.KillSwitch;
        if (row < book.CoolUntil) return RiskLimit.CoolDown;
        bool opens = book.Reason is not (FillReason.Carried or FillReason.Rebalance) || _holdings.Room(i, _candles[row].Open) == 0;
        return opens && _holdings.IsFull(i) ? RiskLimit.MostHoldings : RiskLimit.None;
    }

    private void Fund(int i, ref Lane lane, ref LaneBook book, in CandleConditions candle)
    {
        double paid = -lane.Account.Units * candle.Open * _funding * candle.FundingsDue;
        lane.Account.Move(-paid);
        book.Costs += paid;
        if (_journal is not null && i == 0) _journal.Funding += paid;
    }

    private void Raise(int i, ref Lane lane, ref LaneBook book, int row)
    {
        double open = _candles[row].Open;
        double free = lane.Account.EquityAt(open) - Math.Abs(lane.Account.Units) * open;
        if (free < book.Flows.Urgent) _broker.Raise(i, ref lane, ref book, row, book.Flows.Urgent - free);
    }

    /// <param name="before">Time-weighted equity at the close where the step began.</param>
    /// <returns>False when the account is ruined.</returns>
    private bool Close(int i, ref Lane lane, ref LaneBook book, int row, double before)
    {
        double equity = lane.Account.EquityAt(_candles[row].Close);
        book.Index *= equity / book.Base;
        (book.Base, lane.Equity, lane.Candle) = (equity, equity, row);
        bool goesOn = book.Index > _ruin;
        if (goesOn)
        {
            if (book.Left) AfterStop(ref lane, ref book, before);
            _desk?.Close(i, ref lane, ref book, _candles[row], row, _rngs[i]);
            Limit(ref lane, ref book, row);
        }
        if (_journal is not null && i == 0) Note(lane, book, row);
        return goesOn;
    }

    /// <summary>What is left is what is aimed at now: the policy has to ask anew, and not at once.</summary>
    private static void AfterStop(ref Lane lane, ref LaneBook book, double before)
    {
        // The growth of the whole step is added later; what came before this close does not count.
        (lane.Target, lane.Age, lane.Growth) = ((float)Exposure(lane), 1, -LogGrowth.Of(before, book.Index));
        (book.Wanted, book.Pending) = (lane.Target, false);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Limit(ref Lane lane, ref LaneBook book, int row)
    {
        (book.Cap, book.Limit) = (1, RiskLimit.None);
        if (_risk is not null) book.Cap = _risk.Cap(ref book.Risk, _candles[row], book.Index, row, out book.Limit);
        if (_desk is not null && _desk.Cap(book, lane.Equity) is var left && left < book.Cap)
            (book.Cap, book.Limit) = (left, RiskLimit.Treasury);
    }

    private void Note(in Lane lane, in LaneBook book, int row)
    {
        _journal!.Closes.Add(new JournalClose(row, lane.Equity, book.Index, (float)Exposure(lane), (float)book.Cap));
        if (Math.Abs(book.Wanted) > book.Cap) _journal.Intervene(row, book.Limit, book.Wanted, book.Cap);
    }

    /// <summary>At the end of lane 0's episode: what is still owed and held goes into the journal, valued at the last close.</summary>
    public void NoteOpen(in Lane lane)
    {
        if (_journal is null) return;
        _desk?.NoteOpen(_books[0], lane.Candle);
        foreach (ref readonly Holding h in _holdings.Of(0))
            _journal.Trades.Add(new Trade(_timesMs[h.EntryCandle], _timesMs[lane.Candle] + _intervalMs, h.EntryPrice,
                _candles[lane.Candle].Close, h.Units, Math.Abs(h.Units) * h.CostPerUnit, IsOpen: true));
    }

    private static double Exposure(in Lane lane) => (lane.Equity - lane.Account.Cash) / lane.Equity;

    public void Save(BinaryWriter writer)
    {
        _holdings.Save(writer);
        foreach (Rng rng in _rngs)
            foreach (ulong word in rng.State) writer.Write(word);
    }

    public void Load(BinaryReader reader)
    {
        _holdings.Load(reader);
        foreach (Rng rng in _rngs)
            rng.State = [reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64()];
    }
}
