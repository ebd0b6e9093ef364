using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>Columns that grow while a file is read, and the rules that hold between rows.</summary>
internal sealed class CandleColumns
{
    private readonly string _place;
    private readonly Problems _problems;
    private readonly int _firstPlace;
    private readonly double[][] _prices = new double[5][];
    private long[] _time;
    private long _last = long.MinValue;

    /// <param name="place">What a row is called in messages: "candles.csv, line".</param>
    /// <param name="firstPlace">The number of row 0 in messages.</param>
    public CandleColumns(string place, int firstPlace, Problems problems, int capacity = 1024)
    {
        (_place, _firstPlace, _problems) = (place, firstPlace, problems);
        _time = new long[capacity];
        for (int i = 0; i < _prices.Length; i++) _prices[i] = new double[capacity];
    }

    public int Count { get; private set; }

    /// <summary>A row that could not be read at all; its problem is already reported.</summary>
    public void AddUnreadable() => Append(new Candle(_last, 0, 0, 0, 0, 0));

    public void Add(in Candle candle)
    {
        if (candle.OpenTimeMs <= _last) ReportOrder(candle.OpenTimeMs);
        if (!CandleRules.Kept(candle)) ReportRules(candle, null);
        _last = Math.Max(_last, candle.OpenTimeMs);
        Append(candle);
    }

    /// <summary>A row of which some columns could not be read, which is already reported; the others are looked at all the same.</summary>
    /// <param name="candle">NaN in those columns.</param>
    public void AddPartly(in Candle candle, IReadOnlyCollection<string> unread)
    {
        bool timed = !unread.Contains(CsvHeader.Columns[0]);
        if (timed && candle.OpenTimeMs <= _last) ReportOrder(candle.OpenTimeMs);
        ReportRules(candle, unread);
        if (timed) _last = Math.Max(_last, candle.OpenTimeMs);
        Append(candle with { OpenTimeMs = timed ? candle.OpenTimeMs : _last });
    }

    /// <summary>All rows as a series; the interval is the most common step unless it is known.</summary>
    /// <exception cref="UserMistakeException">When anything was wrong.</exception>
    public CandleSeries ToSeries(string name, long? intervalMs = null)
    {
        if (Count < 2)
        {
            _problems.Add(CandleErrors.Empty, $"{_place.Split(',')[0]} holds {Count} {(Count == 1 ? "candle" : "candles")}; at least 2 are needed to know their interval. " +
                "Give a longer file.");
        }
        long interval = intervalMs ?? MostCommonStep();
        if (interval > 0) ReportSteps(interval);
        _problems.ThrowIfAny();
        Resize(Count);
        return new CandleSeries(name, interval, _time, _prices[0], _prices[1], _prices[2], _prices[3], _prices[4]);
    }

    private void ReportRules(in Candle candle, IReadOnlyCollection<string>? unread)
    {
        foreach (string rule in CandleRules.Broken(candle, unread))
            _problems.Add(CandleErrors.Row, $"{Place(Count)}: {rule}. Correct or remove the row.");
    }

    private string Place(int row) => $"{_place} {row + _firstPlace}";

    private void Append(in Candle candle)
    {
        if (Count == _time.Length) Resize(2 * Count);
        _time[Count] = candle.OpenTimeMs;
        _prices[0][Count] = candle.Open;
        _prices[1][Count] = candle.High;
        _prices[2][Count] = candle.Low;
        _prices[3][Count] = candle.Close;
        _prices[4][Count] = candle.Volume;
        Count++;
    }

    private void Resize(int capacity)
    {
        if (capacity == _time.Length) return;
        Array.Resize(ref _time, capacity);
        for (int i = 0; i < _prices.Length; i++) Array.Resize(ref _prices[i], capacity);
    }

    private void ReportOrder(long time)
    {
        _problems.Add(CandleErrors.Order, time == _last
            ? $"{Place(Count)}: timestamp {UtcTime.Text(time)} appears twice; every candle needs its own. Remove one of the rows."
            : $"{Place(Count)}: timestamp {UtcTime.Text(time)} comes after {UtcTime.Text(_last)}; rows must be sorted by time. " +
              "Sort the file.");
    }

    private long MostCommonStep()
    {
        var counts = new Dictionary<long, int>();
        long run = 0;
        int length = 0;
        for (int i = 1; i < Count; i++)
        {
            long step = _time[i] - _time[i - 1];
            if (step == run)
            {
                length++;
                continue;
            }
            if (run > 0) counts[run] = counts.GetValueOrDefault(run) + length;
            (run, length) = (step, 1);
        }
        if (run > 0) counts[run] = counts.GetValueOrDefault(run) + length;
        return counts.Count == 0 ? 0 : counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;
    }

    private void ReportSteps(long interval)
    {
        for (int i = 1; i < Count; i++)
        {
            long step = _time[i] - _time[i - 1];
            if (step <= 0 || step % interval == 0) continue;
            _problems.Add(CandleErrors.Order,
                $"{Place(i)}: timestamp {UtcTime.Text(_time[i])} is {step / 1000.0} s after the one before it; steps must be " +
                $"multiples of the interval, {interval / 1000.0} s (the most common step). Move the row onto the grid or remove it.");
        }
    }
}
