using BtcAi.Simulation.Holdings;

namespace BtcAi.Simulation.Backtests;

/// <summary>Tells apart the holdings that make up a position: what was bought first is sold first.</summary>
public sealed class HoldingBook
{
    /// <summary>Remainders below this share of a fill are rounding; as fine as the account's own, so that no real remainder is lost.</summary>
    private const double Rounding = 1e-12;

    private readonly List<Trade> _closed = [];
    private readonly Queue<Lot> _later = [];
    private Lot _oldest;

    /// <summary>In order of their exit.</summary>
    public IReadOnlyList<Trade> Closed => _closed;

    public void Apply(in Fill fill)
    {
        double units = fill.Units;
        double dust = Rounding * Math.Abs(units);
        double costPerUnit = fill.Cost / Math.Abs(units);
        while (_oldest.Units != 0 && Math.Abs(units) > dust && Math.Sign(units) != Math.Sign(_oldest.Units))
        {
            bool whole = Math.Abs(_oldest.Units) <= Math.Abs(units) + dust;
            double closed = whole ? _oldest.Units : -units;
            double costs = Math.Abs(closed) * (_oldest.CostPerUnit + costPerUnit);
            _closed.Add(new Trade(_oldest.TimeMs, fill.TimeMs, _oldest.Price, fill.Mid, closed, costs, IsOpen: false));
            units += closed;
            _oldest = !whole ? _oldest with { Units = _oldest.Units - closed }
                : _later.TryDequeue(out Lot next) ? next : default;
        }
        if (Math.Abs(units) <= dust) return;
        var lot = new Lot(fill.TimeMs, fill.Mid, units, costPerUnit);
        if (_oldest.Units == 0) _oldest = lot;
        else _later.Enqueue(lot);
    }

    /// <summary>What is still held, as if seen at this price; no exit costs are charged.</summary>
    public IEnumerable<Trade> Open(long timeMs, double price)
    {
        if (_oldest.Units == 0) yield break;
        foreach (Lot lot in _later.Prepend(_oldest))
        {
            double costs = Math.Abs(lot.Units) * lot.CostPerUnit;
            yield return new Trade(lot.TimeMs, timeMs, lot.Price, price, lot.Units, costs, IsOpen: true);
        }
    }

    private readonly record struct Lot(long TimeMs, double Price, double Units, double CostPerUnit);
}
