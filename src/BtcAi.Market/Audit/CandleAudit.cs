namespace BtcAi.Market;

/// <summary>Looks a series of candles over and reports; fills and repairs nothing.</summary>
public static class CandleAudit
{
    private const double ExtremeReturn = 0.2;
    private const long HourMs = 3_600_000;

    public static AuditReport Of(CandleSeries candles)
    {
        var gaps = Gaps(candles);
        int count = candles.Count;
        return new AuditReport
        {
            Name = candles.Name,
            IntervalMs = candles.IntervalMs,
            Count = count,
            FirstMs = count > 0 ? candles.OpenTimeMs[0] : 0,
            LastMs = count > 0 ? candles.OpenTimeMs[^1] : 0,
            Gaps = gaps,
            MissingCandles = gaps.Sum(gap => gap.Missing),
            ZeroVolume = [.. candles.OpenTimeMs.Where((_, i) => candles.Volume[i] == 0)],
            Impossible = Impossible(candles),
            ExtremeMoves = ExtremeMoves(candles),
            FlatRuns = FlatRuns(candles),
        };
    }

    private static List<Gap> Gaps(CandleSeries candles)
    {
        var gaps = new List<Gap>();
        long[] time = candles.OpenTimeMs;
        for (int i = 1; i < time.Length; i++)
        {
            long missing = (time[i] - time[i - 1]) / candles.IntervalMs - 1;
            if (missing > 0) gaps.Add(new Gap(time[i - 1] + candles.IntervalMs, time[i], missing));
        }
        gaps.Sort((a, b) => (b.Missing, a.FromMs).CompareTo((a.Missing, b.FromMs)));
        return gaps;
    }

    private static List<string> Impossible(CandleSeries candles)
    {
        var found = new List<string>();
        for (int i = 0; i < candles.Count; i++)
        {
            Candle candle = candles[i];
            if (i > 0 && candle.OpenTimeMs <= candles.OpenTimeMs[i - 1])
                found.Add($"{UtcTime.Text(candle.OpenTimeMs)}: comes after {UtcTime.Text(candles.OpenTimeMs[i - 1])}");
            if (!CandleRules.Kept(candle))
                found.AddRange(CandleRules.Broken(candle).Select(rule => $"{UtcTime.Text(candle.OpenTimeMs)}: {rule}"));
        }
        return found;
    }

    private static List<ExtremeMove> ExtremeMoves(CandleSeries candles)
    {
        var moves = new List<ExtremeMove>();
        for (int i = 1; i < candles.Count; i++)
        {
            double r = Math.Log(candles.Close[i] / candles.Close[i - 1]);
            if (Math.Abs(r) > ExtremeReturn) moves.Add(new ExtremeMove(candles.OpenTimeMs[i], r));
        }
        moves.Sort((a, b) => (Math.Abs(b.LogReturn), a.TimeMs).CompareTo((Math.Abs(a.LogReturn), b.TimeMs)));
        return moves;
    }

    private static List<FlatRun> FlatRuns(CandleSeries candles)
    {
        var runs = new List<FlatRun>();
        long least = Math.Max(3, HourMs / candles.IntervalMs);
        int from = 0;
        for (int i = 1; i <= candles.Count; i++)
        {
            if (i < candles.Count && candles.High[i] == candles.Low[i] && candles.Close[i] == candles.Close[from]) continue;
            if (i - from >= least && candles.High[from] == candles.Low[from])
                runs.Add(new FlatRun(candles.OpenTimeMs[from], i - from));
            from = i;
        }
        runs.Sort((a, b) => (b.Candles, a.FromMs).CompareTo((a.Candles, b.FromMs)));
        return runs;
    }
}
