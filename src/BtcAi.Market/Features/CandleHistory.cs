namespace BtcAi.Market;

/// <summary>
/// The past as far as the longest span, and the values that many features share, computed once per candle.
/// All prices are logarithms, so that nothing depends on the price's level. One array per quantity: a window reads eight
/// bytes a candle, which is what keeps spans of a year fast.
/// </summary>
internal sealed class CandleHistory
{
    /// <summary>Below this a volatility or range counts as this: a flat market divides by it instead of by zero.</summary>
    public const double Least = 1e-6;

    private readonly int _decision, _longest;
    private readonly RollingExtreme _blockHigh, _blockLow;
    private readonly WeekProfile _week = new();
    private Ewma _squares, _trueRange;
    private long _lastOpenMs;
    private double _lastClose = double.NaN;

    public CandleHistory(SpanGrid grid)
    {
        (_decision, _longest, IntervalMs) = (grid.Decision, grid.Longest, grid.IntervalMs);
        (LogClose, BlockHigh, BlockLow) = (new Track(_longest), new Track(_decision), new Track(_decision));
        (Absolutes, Squares, DownSquares) = (new RunningTotal(_longest), new RunningTotal(_longest), new RunningTotal(_longest));
        (Cubes, AbsoluteCubes, Neighbours) = (new RunningTotal(_longest), new RunningTotal(_longest), new RunningTotal(_longest));
        (Lagged, LagSquares, RangeSquares) = (new RunningTotal(_longest), new RunningTotal(_longest), new RunningTotal(_longest));
        (LogCloses, Volumes, SignedVolumes) = (new RunningTotal(_longest), new RunningTotal(_longest), new RunningTotal(_longest));
        (Surprises, SurpriseSquares, Missing) = (new RunningTotal(_longest), new RunningTotal(_longest), new RunningTotal(_longest));
        _blockHigh = new RollingExtreme(_decision, highest: true);
        _blockLow = new RollingExtreme(_decision, highest: false);
        (ShortChannel, LongChannel) = (new Channel(grid.Decisions(20)), new Channel(grid.Decisions(288)));
        _squares = Ewma.OfSpan(_longest / 8);
        _trueRange = Ewma.OfTimeConstant(grid.Decisions(14));
    }

    public long IntervalMs { get; }

    /// <summary>Candles seen.</summary>
    public int Count { get; private set; }

    public Track LogClose { get; }

    /// <summary>Highest log-high and lowest log-low of the last decision's worth of candles, the newest included.</summary>
    public Track BlockHigh { get; }

    /// <inheritdoc cref="BlockHigh"/>
    public Track BlockLow { get; }

    /// <summary>Log-return of the newest candle, close to close; the first one's is open to close.</summary>
    public double Return { get; private set; }

    /// <summary>Log open against the log close before it.</summary>
    public double OpeningGap { get; private set; }

    /// <summary>When the newest candle closed, Unix milliseconds.</summary>
    public long ClosedMs { get; private set; }

    /// <summary>EWMA standard deviation of one candle's log-return about zero, at least <see cref="Least"/>.</summary>
    public double Sigma { get; private set; }

    /// <summary>Log true range of one decision's worth of candles, and its average over 14 decisions (Wilder).</summary>
    public double TrueRange { get; private set; }

    /// <inheritdoc cref="TrueRange"/>
    public double AverageTrueRange { get; private set; }

    /// <summary>Highest high and lowest low of 20 and of 288 decisions.</summary>
    public Channel ShortChannel { get; }

    /// <inheritdoc cref="ShortChannel"/>
    public Channel LongChannel { get; }

    /// <summary>Totals of |r|, of r² and of r² where r is negative.</summary>
    public RunningTotal Absolutes { get; }

    /// <inheritdoc cref="Absolutes"/>
    public RunningTotal Squares { get; }

    /// <inheritdoc cref="Absolutes"/>
    public RunningTotal DownSquares { get; }

    /// <summary>Totals of r³ and |r|³.</summary>
    public RunningTotal Cubes { get; }

    /// <inheritdoc cref="Cubes"/>
    public RunningTotal AbsoluteCubes { get; }

    /// <summary>Total of |r| times the |r| before it.</summary>
    public RunningTotal Neighbours { get; }

    /// <summary>Totals of d(t)·d(t − k) and of d², d being the log-change over k candles, one decision.</summary>
    public RunningTotal Lagged { get; }

    /// <inheritdoc cref="Lagged"/>
    public RunningTotal LagSquares { get; }

    /// <summary>Total of (log high − log low)².</summary>
    public RunningTotal RangeSquares { get; }

    public RunningTotal LogCloses { get; }

    /// <summary>Totals of volume, and of volume times the sign of close − open.</summary>
    public RunningTotal Volumes { get; }

    /// <inheritdoc cref="Volumes"/>
    public RunningTotal SignedVolumes { get; }

    /// <summary>Totals of the volume surprise (see <see cref="WeekProfile"/>) and of its square.</summary>
    public RunningTotal Surprises { get; }

    /// <inheritdoc cref="Surprises"/>
    public RunningTotal SurpriseSquares { get; }

    /// <summary>Total of candles missing before a candle.</summary>
    public RunningTotal Missing { get; }

    public void Push(in Candle candle)
    {
        double high = Math.Log(candle.High), low = Math.Log(candle.Low), close = Math.Log(candle.Close);
        // Most candles open where the last one closed: a logarithm saved.
        double open = candle.Open == _lastClose ? LogClose.Now : Math.Log(candle.Open);
        double last = Count == 0 ? open : LogClose.Now;
        _lastClose = candle.Close;
        Missing.Add(Count == 0 ? 0 : (candle.OpenTimeMs - _lastOpenMs) / IntervalMs - 1);
        Count++;
        _lastOpenMs = candle.OpenTimeMs;
        ClosedMs = candle.OpenTimeMs + IntervalMs;
        OpeningGap = open - last;
        AddReturn(close - last);
        LogClose.Add(close);
        LogCloses.Add(close);
        RangeSquares.Add((high - low) * (high - low));
        AddVolume(candle);
        AddDecision(high, low);
    }

    private void AddReturn(double r)
    {
        double absolute = Math.Abs(r), square = r * r;
        Neighbours.Add(absolute * Math.Abs(Return));
        Return = r;
        Absolutes.Add(absolute);
        Squares.Add(square);
        DownSquares.Add(r < 0 ? square : 0);
        Cubes.Add(square * r);
        AbsoluteCubes.Add(square * absolute);
        Sigma = Math.Max(Math.Sqrt(_squares.Push(square)), Least);
    }

    private void AddVolume(in Candle candle)
    {
        double surprise = _week.Push(candle.OpenTimeMs, candle.Volume, Volumes.Over(_longest) / _longest);
        Volumes.Add(candle.Volume);
        SignedVolumes.Add(candle.Volume * Math.Sign(candle.Close - candle.Open));
        Surprises.Add(surprise);
        SurpriseSquares.Add(surprise * surprise);
    }

    private void AddDecision(double high, double low)
    {
        BlockHigh.Add(_blockHigh.Push(high));
        BlockLow.Add(_blockLow.Push(low));
        ShortChannel.Push(high, low);
        LongChannel.Push(high, low);
        double before = LogClose.Ago(_decision);
        double change = LogClose.Now - before;
        Lagged.Add(change * (before - LogClose.Ago(2 * _decision)));
        LagSquares.Add(change * change);
        TrueRange = Math.Max(BlockHigh.Now, before) - Math.Min(BlockLow.Now, before);
        AverageTrueRange = Math.Max(_trueRange.Push(TrueRange), Least);
    }
}
