using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Simulation;

/// <summary>
/// Fills orders as a venue would, books them into account and holdings, and charges for them: fee tier, half-spread,
/// square-root impact, share of the candle's volume, lots and ticks.
/// </summary>
internal sealed class Broker
{
    /// <summary>Remainders below this share of a fill, and orders below this share of equity, are rounding.</summary>
    private const double Rounding = 1e-12;

    private readonly CandleConditions[] _candles;
    private readonly long[] _timesMs;
    private readonly MarketFrictions _market;
    private readonly FeeSchedule _fees;
    private readonly double _slippage, _perTick;
    private readonly bool _spot, _tiers;
    private readonly int _rounds;

    public Broker(CandleConditions[] candles, long[] timesMs, TradingRules rules, HoldingStore holdings, LaneJournal? journal)
    {
        (_candles, _timesMs, Holdings, Journal) = (candles, timesMs, holdings, journal);
        _market = rules.Market ?? MarketFrictions.None;
        _fees = _market.Fees ?? FeeSchedule.Flat(rules.Fee);
        _perTick = _market.TickSize > 0 ? 1 / _market.TickSize : 0;
        (_slippage, _spot, _tiers) = (rules.Slippage, rules.MinimumExposure >= 0, _fees.Tiers.Count > 1);
        _rounds = _market.Impact > 0 ? 3 : 1; // each round shrinks the error by a factor of a thousand and more
    }

    public HoldingStore Holdings { get; }

    public LaneJournal? Journal { get; }

    /// <summary>
    /// Trades at the open so that exposure becomes exactly <paramref name="goal"/> after costs, as far as volume, position
    /// size and lots allow: U + x = w·(E − cost(x)) is solved for x.
    /// </summary>
    /// <returns>Whether a rest is left for the next candles.</returns>
    public bool TradeTo(int i, ref Lane lane, ref LaneBook book, int row, double goal, FillReason reason, FillLimit limit)
    {
        double mid = _candles[row].Open, equity = lane.Account.EquityAt(mid), value = lane.Account.Units * mid;
        double missing = goal * equity - value;
        if (Math.Abs(missing) <= Rounding * equity) return false;
        FeeTier fees = Fees(ref book, row);
        double side = Math.Sign(missing), x = missing, inverse = 1 / mid;
        for (int round = 0; round < _rounds; round++)
        {
            double rate = side * (RoundAgainst(mid * (1 + side * Rate(Math.Abs(x) * inverse, row)), side) * inverse - 1);
            x = missing / (1 + goal * side * (rate + fees.Taker * (1 + side * rate)));
        }
        double units = goal == 0 ? -lane.Account.Units : x * inverse;
        bool carried = Shorten(i, in lane, in book, row, mid, ref units, ref limit, reason, goal == 0);
        if (units != 0) Execute(i, ref lane, ref book, row, mid, units, -1, waited: false, reason, limit, (float)goal);
        return carried;
    }

    /// <summary>Sells, at the open, as much of the position as frees this much cash, costs included.</summary>
    public void Raise(int i, ref Lane lane, ref LaneBook book, int row, double cash)
    {
        double mid = _candles[row].Open, held = lane.Account.Units, side = -Math.Sign(held);
        FeeTier fees = Fees(ref book, row);
        double units = Math.Min(Math.Abs(held), cash / mid);
        for (int round = 0; round < _rounds; round++)
        {
            double price = RoundAgainst(mid * (1 + side * Rate(units, row)), side);
            // What a sale brings in, or what buying back a short sets free of the cash that covers it.
            double freed = side < 0 ? price * (1 - fees.Taker) : 2 * mid - price * (1 + fees.Taker);
            units = Math.Min(Math.Abs(held), cash / freed);
        }
        units = Math.Min(Math.Abs(held), Math.Max(units, _market.MinimumNotional / mid * (1 + 1e-9)));
        if (_market.LotStep > 0) units = Math.Min(Math.Abs(held), Math.Ceiling(units / _market.LotStep) * _market.LotStep);
        FillLimit limit = FillLimit.None;
        double signed = side * units;
        Shorten(i, in lane, in book, row, mid, ref signed, ref limit, FillReason.Withdrawal, closing: units == Math.Abs(held));
        if (signed != 0) Execute(i, ref lane, ref book, row, mid, signed, -1, waited: false, FillReason.Withdrawal, limit, lane.Target);
    }

    /// <summary>Closes one holding at a stop, at its target or, for a rest, at the open; as far as the volume allows.</summary>
    /// <returns>Whether all of it is gone.</returns>
    public bool Leave(int i, ref Lane lane, ref LaneBook book, int row, int index, double price, FillReason reason, FillLimit limit)
    {
        ref Holding holding = ref Holdings.Of(i)[index];
        double units = Holdings.Count(i) == 1 ? -lane.Account.Units : -holding.Units;
        bool waited = reason == FillReason.TakeProfit && !holding.Leaving;
        bool carried = Shorten(i, in lane, in book, row, price, ref units, ref limit, reason, closing: true);
        if (carried) (holding.Leaving, holding.StopReason) = (true, reason);
        if (units != 0) Execute(i, ref lane, ref book, row, price, units, index, waited, reason, limit, 0);
        book.Left = true;
        if (reason != FillReason.TakeProfit) book.CoolUntil = row + 1 + Holdings.Rules.CoolDownCandles;
        return !carried;
    }

    /// <summary>Half-spread and impact of filling so many coins in a candle, a fraction of the price.</summary>
    private double Rate(double units, int row)
    {
        if (_market.Impact == 0) return _slippage;
        float volatility = _candles[row - 1].Volatility;
        double share = units / _candles[row].Volume;
        return volatility > 0 && share > 0 ? _slippage + _market.Impact * volatility * Math.Sqrt(Math.Min(share, 1)) : _slippage;
    }

    private FeeTier Fees(ref LaneBook book, int row)
    {
        if (!_tiers) return _fees.Tiers[0];
        book.Volume.MoveTo(_candles[row].Day);
        return _fees.At(book.Volume.Sum);
    }

    /// <summary>Cuts an order to what the venue takes now; says whether a rest has to wait.</summary>
    private bool Shorten(
        int i, in Lane lane, in LaneBook book, int row, double price, ref double units, ref FillLimit limit, FillReason reason, bool closing)
    {
        double size = Math.Abs(units), wanted = size;
        bool carried = false;
        if (!closing)
        {
            double held = lane.Account.Units, reduces = units * held < 0 ? Math.Min(size, Math.Abs(held)) : 0;
            double most = Math.Min(Holdings.Rules.MostUnits, Holdings.Rules.MostValue / price);
            if (Joins(i, price, held, units, reason)) most = Holdings.Room(i, price);
            if (size - reduces > most) (size, limit, carried) = (reduces + most, limit | FillLimit.PositionSize, true);
        }
        double available = _market.Participation * _candles[row].Volume - book.Filled;
        if (!double.IsNaN(available) && size > available)
            (size, limit, carried) = (Math.Max(0, available), limit | FillLimit.Volume, true);
        bool all = closing && size == wanted;
        if (_market.LotStep > 0 && !all)
        {
            double lots = Math.Floor(size / _market.LotStep + 1e-9) * _market.LotStep;
            if (lots < size * (1 - 1e-9)) limit |= FillLimit.Lot;
            size = Math.Min(size, lots);
        }
        if (size * price < _market.MinimumNotional && !all) size = 0;
        units = Math.Sign(units) * size;
        return carried;
    }

    /// <param name="holding">The one to close, or −1 to follow the close order.</param>
    /// <param name="waited">Whether the order waited in the book at its price: maker fee, no slippage.</param>
    private void Execute(
        int i, ref Lane lane, ref LaneBook book, int row, double mid, double units, int holding, bool waited, FillReason reason,
        FillLimit limit, float target)
    {
        FeeTier fees = Fees(ref book, row);
        double rate = waited ? 0 : Rate(Math.Abs(units), row), feeRate = waited ? fees.Maker : fees.Taker;
        double price = RoundAgainst(mid * (1 + Math.Sign(units) * rate), units);
        if (_spot && units > 0) units = Affordable(lane.Account.Cash, units, price * (1 + feeRate));
        if (units == 0) return;
        double fee = feeRate * Math.Abs(units) * price, cost = Math.Abs(units) * Math.Abs(price - mid) + fee;
        lane.Account.Trade(units, price, fee);
        book.Costs += cost;
        book.Filled += Math.Abs(units);
        if (_tiers) book.Volume.Add(_candles[row].Day, Math.Abs(units) * price);
        Book(i, ref lane, ref book, row, mid, units, cost / Math.Abs(units), holding, reason);
        if (Journal is not null && i == 0)
        {
            Journal.Fills.Add(new Fill(row, _timesMs[row], mid, price, units, cost, target, lane.Account.Units, lane.Account.Cash,
                reason, limit, feeRate));
        }
    }

    /// <summary>What was bought closes shorts first and opens a holding with the rest, and the other way round.</summary>
    private void Book(
        int i, ref Lane lane, ref LaneBook book, int row, double price, double units, double costPerUnit, int chosen, FillReason reason)
    {
        double dust = Rounding * Math.Abs(units);
        while (Math.Abs(units) > dust && Holdings.Count(i) > 0)
        {
            int index = chosen >= 0 ? chosen : Holdings.Next(i);
            Holding held = Holdings.Of(i)[index];
            if (Math.Sign(held.Units) == Math.Sign(units)) break;
            bool whole = Math.Abs(held.Units) <= Math.Abs(units) + dust || lane.Account.Units == 0;
            double closed = whole ? held.Units : -units;
            double costs = Math.Abs(closed) * (held.CostPerUnit + costPerUnit);
            double profit = closed * (price - held.EntryPrice) - costs;
            book.Flows.Realised += profit;
            if (profit > 0) book.Wins++;
            if (Journal is not null && i == 0)
            {
                Journal.Trades.Add(new Trade(_timesMs[held.EntryCandle], _timesMs[row], held.EntryPrice, price, closed, costs,
                    IsOpen: false, reason));
            }
            Holdings.Reduce(i, index, closed, whole);
            units += closed;
            if (chosen >= 0) return;
        }
        if (Math.Abs(units) <= dust || lane.Account.Units == 0) return;
        if (Joins(i, price, lane.Account.Units - units, units, reason)) Holdings.Join(i, units, price, costPerUnit);
        else
            Holdings.Add(i, Holding.Open(Holdings.Rules, _candles[row - 1], units, price, costPerUnit * Math.Abs(units), row));
    }

    /// <summary>The rest of an order and a re-balance enlarge the newest holding where it has room for all of it; other orders open one.</summary>
    private bool Joins(int i, double price, double held, double units, FillReason reason) =>
        held * units > 0 && (Holdings.MustJoin(i)
            || (reason is FillReason.Carried or FillReason.Rebalance && Math.Abs(units) <= Holdings.Room(i, price)));

    private double RoundAgainst(double price, double units)
    {
        double tick = _market.TickSize;
        if (tick == 0) return price;
        double ticks = price * _perTick;
        return (units > 0 ? Math.Ceiling(ticks - 1e-9) : Math.Floor(ticks + 1e-9)) * tick;
    }

    /// <summary>On spot nothing is bought on credit: rounding of prices may not take more cash than there is.</summary>
    private double Affordable(double cash, double units, double pricePerUnit)
    {
        double over = units * pricePerUnit - cash;
        if (over <= Rounding * cash) return units;
        double step = _market.LotStep, less = over / pricePerUnit;
        return Math.Max(0, units - (step > 0 ? Math.Ceiling(less / step) * step : less));
    }
}
