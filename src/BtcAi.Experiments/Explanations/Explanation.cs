using BtcAi.Compute;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Experiments.Explanations;

/// <summary>What an agent did around a moment and why: its account replayed from the start of the range that holds the moment.</summary>
/// <param name="Range">Which part of the candles that is, and from when to when.</param>
public sealed record Explanation(string Run, Bucket Bucket, string Range, IReadOnlyList<ExplainedStep> Steps)
{
    /// <param name="checkpoint">File of the bucket's agent.</param>
    /// <param name="atMs">Unix milliseconds UTC.</param>
    /// <param name="around">Decisions shown before and after the moment.</param>
    /// <exception cref="UserMistakeException">The moment lies in none of the run's ranges.</exception>
    public static Explanation Of(
        RunRecord run, Bucket bucket, string checkpoint, CandleSeries candles, long atMs, int around, IKernels kernels)
    {
        var setup = new BucketSetup(bucket, candles, run.Settings, run.Seed);
        (Agent agent, _) = CheckpointKeeper.LoadAgent(checkpoint, kernels, run.ReportedUpdate(bucket));
        long end = candles.OpenTimeMs[^1] + candles.IntervalMs;
        int row = atMs <= end ? candles.Between(0, atMs).To - 1 : -1;
        (string name, IndexRange range) = RangeOf(setup, row, atMs);
        var journal = new LaneJournal { Detailed = true };
        BacktestResult result = Backtest.Run(candles, setup.Features, agent.Policy(setup.Features), range, setup.Rules, journal: journal);
        string text = $"{name} range, {CandleChoice.Day(candles.OpenTimeMs[range.From])} to {CandleChoice.Day(candles.OpenTimeMs[range.To - 1])}";
        return new Explanation(run.Id, bucket, text, StepsAround(result, row, around));
    }

    private static (string Name, IndexRange Range) RangeOf(BucketSetup setup, int row, long atMs)
    {
        ChronologicalSplit split = setup.Split;
        (string Name, IndexRange Range)[] ranges = [("test", split.Test), ("validation", split.Validation), ("training", split.Training)];
        foreach ((string Name, IndexRange Range) range in ranges)
            if (range.Range.Contains(row)) return range;
        string all = string.Join(", ", ranges.Reverse().Select(r =>
            $"{r.Name} {CandleChoice.Day(setup.Candles.OpenTimeMs[r.Range.From])} to {CandleChoice.Day(setup.Candles.OpenTimeMs[r.Range.To - 1])}"));
        throw new UserMistakeException(CandleErrors.Range,
            $"--at {CandleChoice.Day(atMs)} lies in none of the ranges in which {setup.Profile.Bucket} trades ({all}); choose a moment in one of them.");
    }

    private static List<ExplainedStep> StepsAround(BacktestResult result, int row, int around)
    {
        LaneJournal journal = result.Journal;
        long interval = result.Candles.IntervalMs;
        int next = journal.Rewards.FindIndex(step => step.Candle >= row), at = next < 0 ? journal.Rewards.Count - 1 : next;
        var steps = new List<ExplainedStep>();
        for (int s = Math.Max(0, at - around); s <= Math.Min(journal.Rewards.Count - 1, at + around); s++)
        {
            int from = s == 0 ? result.Range.From : journal.Rewards[s - 1].Candle, to = journal.Rewards[s].Candle;
            JournalClose close = journal.Closes[to - result.Range.From - 1];
            steps.Add(new ExplainedStep(
                result.Candles.OpenTimeMs[from] + interval, result.Candles.OpenTimeMs[to] + interval, result.Candles.Close[to],
                close.Equity, close.Index, result.Exposure[from - result.Range.From], close.Exposure, close.Cap, journal.Rewards[s],
                [.. Held(journal, from, to).Select(held => held.Limit).Distinct()], [.. Events(result, from, to)]));
        }
        return steps;
    }

    /// <summary>What happened in the candles after <paramref name="from"/> up to <paramref name="to"/>.</summary>
    private static IEnumerable<string> Events(BacktestResult result, int from, int to)
    {
        LaneJournal journal = result.Journal;
        long[] times = result.Candles.OpenTimeMs;
        foreach (Fill fill in journal.Fills.Where(f => f.Candle > from && f.Candle <= to)) yield return $"{Clock(times[fill.Candle])} {fill.Sentence}";
        foreach (var trade in journal.Trades.Where(t => !t.IsOpen && t.ExitTimeMs > times[from] && t.ExitTimeMs <= times[to]))
        {
            yield return FormattableString.Invariant(
                $"{Clock(trade.ExitTimeMs)} Closed a holding of {Clock(trade.EntryTimeMs)}: {trade.Return * 100:+0.00;−0.00} %, {trade.Profit:+0.00;−0.00} after costs.");
        }
        foreach (var flow in journal.CashFlows.Where(f => f.Candle > from && f.Candle <= to))
        {
            yield return FormattableString.Invariant($"{Clock(flow.TimeMs)} {flow.Kind}: {flow.Amount:+0.00;−0.00}, fee {flow.Fee:0.00}") +
                (flow.Shortfall > 0 ? FormattableString.Invariant($", {flow.Shortfall:0.00} could not be paid.") : ".");
        }
        foreach (Intervention held in Held(journal, from, to))
            yield return $"{Clock(times[held.FromCandle])} {held.Sentence}";
    }

    private static IEnumerable<Intervention> Held(LaneJournal journal, int from, int to) =>
        journal.Interventions.Where(held => held.FromCandle <= to && held.FromCandle + held.Candles > from + 1);

    private static string Clock(long ms) => $"{DateTimeOffset.FromUnixTimeMilliseconds(ms):yyyy-MM-dd HH:mm}";
}
