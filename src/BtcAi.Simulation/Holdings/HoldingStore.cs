using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using BtcAi.Foundation;
using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Costs;

namespace BtcAi.Simulation.Holdings;

/// <summary>The holdings of all lanes, allocated once; those of a lane lie side by side, oldest first.</summary>
public sealed class HoldingStore
{
    private readonly Holding[] _holdings;
    private readonly int[] _counts;
    private readonly HoldingRules _rules;

    /// <summary>Per lane: nothing is touched and no stop moves while a candle stays strictly between these prices.</summary>
    private readonly (double Below, double Above)[] _quiet;

    public HoldingStore(HoldingRules rules, int lanes)
    {
        _rules = rules;
        _holdings = new Holding[lanes * rules.Most];
        _counts = new int[lanes];
        _quiet = new (double, double)[lanes];
        for (int lane = 0; lane < lanes; lane++) Clear(lane);
    }

    public HoldingRules Rules => _rules;

    public int Count(int lane) => _counts[lane];

    /// <summary>Whether another holding would be refused.</summary>
    public bool IsFull(int lane) => _counts[lane] == _rules.Most && !_rules.MergesWhenFull;

    /// <summary>Whether an increase can only enlarge the newest holding.</summary>
    public bool MustJoin(int lane) => _counts[lane] == _rules.Most;

    public Span<Holding> Of(int lane) => _holdings.AsSpan(lane * _rules.Most, _counts[lane]);

    public bool IsQuiet(int lane, in CandleConditions candle) =>
        candle.Low > _quiet[lane].Below && candle.High < _quiet[lane].Above;

    /// <summary>Whether the rest of a holding waits for the next open.</summary>
    public bool HasRests(int lane) => double.IsPositiveInfinity(_quiet[lane].Below);

    public void Add(int lane, in Holding holding)
    {
        _holdings[lane * _rules.Most + _counts[lane]++] = holding;
        Measure(lane);
    }

    /// <summary>Coins by which the newest holding may still grow at this price; 0 when there is none.</summary>
    public double Room(int lane, double price) => _counts[lane] == 0
        ? 0
        : Math.Max(0, Math.Min(_rules.MostUnits, _rules.MostValue / price) - Math.Abs(Of(lane)[^1].Units));

    /// <summary>The newest holding grows: its entry becomes the mean, and a stop and target at fixed distances move with it.</summary>
    public void Join(int lane, double units, double price, double costPerUnit)
    {
        ref Holding newest = ref Of(lane)[^1];
        double sum = newest.Units + units, entry = (newest.EntryPrice * newest.Units + price * units) / sum;
        newest.CostPerUnit = (newest.CostPerUnit * newest.Units + costPerUnit * units) / sum;
        if (newest.StopReason == FillReason.StopLoss) newest.Stop *= entry / newest.EntryPrice;
        newest.Target *= entry / newest.EntryPrice;
        (newest.Units, newest.EntryPrice) = (sum, entry);
        Measure(lane);
    }

    public void Clear(int lane)
    {
        _counts[lane] = 0;
        _quiet[lane] = (double.NegativeInfinity, double.PositiveInfinity);
    }

    /// <summary>Index of the holding that a sale closes next.</summary>
    public int Next(int lane)
    {
        Span<Holding> held = Of(lane);
        if (_rules.CloseOrder == CloseOrder.Fifo) return 0;
        if (_rules.CloseOrder == CloseOrder.Lifo) return held.Length - 1;
        int chosen = 0;
        for (int h = 1; h < held.Length; h++)
        {
            bool dearer = held[h].EntryPrice > held[chosen].EntryPrice;
            if (held[h].Units > 0 ? dearer : held[h].EntryPrice < held[chosen].EntryPrice) chosen = h;
        }
        return chosen;
    }

    /// <summary>Takes units off a holding; one that is used up is removed and the others keep their order.</summary>
    public void Reduce(int lane, int index, double units, bool whole)
    {
        Span<Holding> held = Of(lane);
        if (whole)
        {
            held[(index + 1)..].CopyTo(held[index..]);
            _counts[lane]--;
            Measure(lane);
        }
        else
        {
            held[index].Units -= units;
        }
    }

    /// <summary>Moves best prices and trailing stops after a candle has closed.</summary>
    public void Ratchet(int lane, in CandleConditions candle)
    {
        foreach (ref Holding holding in Of(lane)) holding.Ratchet(_rules, candle);
        Measure(lane);
    }

    public void Measure(int lane)
    {
        (double below, double above) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (ref readonly Holding holding in Of(lane))
        {
            bool isLong = holding.Units > 0;
            (double adverse, double favourable) = (holding.Stop, holding.Target);
            // Short holdings trail the falling price, long ones the rising.
            if (_rules.TrailingStop > 0) favourable = Nearer(favourable, holding.Best, isLong);
            if (adverse > 0 && isLong) below = Math.Max(below, adverse);
            if (adverse > 0 && !isLong) above = Math.Min(above, adverse);
            if (favourable > 0 && isLong) above = Math.Min(above, favourable);
            if (favourable > 0 && !isLong) below = Math.Max(below, favourable);
            if (holding.Leaving) (below, above) = (double.PositiveInfinity, double.NegativeInfinity);
        }
        _quiet[lane] = (below, above);
    }

    /// <summary>Asks the cache for the lane's first holding.</summary>
    public unsafe void Fetch(int lane)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref _holdings[lane * _rules.Most]));
    }

    public void Save(BinaryWriter writer)
    {
        StructBytes.Write<int>(writer, _counts);
        StructBytes.Write<Holding>(writer, _holdings);
    }

    public void Load(BinaryReader reader)
    {
        StructBytes.Read<int>(reader, _counts);
        StructBytes.Read<Holding>(reader, _holdings);
        for (int lane = 0; lane < _counts.Length; lane++) Measure(lane);
    }

    private static double Nearer(double target, double best, bool isLong) =>
        target <= 0 ? best : isLong ? Math.Min(target, best) : Math.Max(target, best);
}
