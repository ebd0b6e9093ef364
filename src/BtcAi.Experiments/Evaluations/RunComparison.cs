using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Agents of several runs side by side, each on its own run's test range.</summary>
/// <param name="load">The candles of a run, as they were when it started.</param>
public sealed class RunComparison(RunStore runs, TrialLedger ledger, IKernels kernels, TimeProvider clock, string build, Func<RunRecord, CandleSeries> load)
{
    private const ulong PairStream = 85;

    /// <returns>Bucket by bucket in the first run's order, the first run's agent first.</returns>
    /// <exception cref="UserMistakeException">A run has no finished bucket, or its candles have changed.</exception>
    public IReadOnlyList<ComparedAgent> Of(IReadOnlyList<RunRecord> records)
    {
        var problems = new Problems();
        foreach (RunRecord record in records.Where(r => r.Finished().Count == 0)) problems.Add(RunErrors.Unfinished, record.Unfinished());
        CandleSeries?[] candles = [.. records.Select(record => problems.Catch(() => load(record)))];
        problems.ThrowIfAny();
        var agents = new List<ComparedAgent>();
        foreach (Bucket bucket in records.SelectMany(r => r.Buckets).Select(b => b.Bucket).Distinct())
        {
            (RunRecord Run, JudgedPolicy Judged)? first = null;
            for (int i = 0; i < records.Count; i++)
            {
                if (!records[i].Finished().Contains(bucket)) continue;
                JudgedPolicy judged = Judge(records[i], bucket, candles[i]!);
                agents.Add(Beside(records[i], bucket, judged, first));
                first ??= (records[i], judged);
            }
        }
        return agents;
    }

    private JudgedPolicy Judge(RunRecord record, Bucket bucket, CandleSeries candles)
    {
        var setup = new BucketSetup(bucket, candles, record.Settings, record.Seed);
        (Agent agent, _) = CheckpointKeeper.LoadAgent(runs.CheckpointOf(record, bucket), kernels, record.ReportedUpdate(bucket));
        BacktestResult result = Backtest.Run(candles, setup.Features, agent.Policy(setup.Features), setup.Split.Test, setup.Rules);
        new Look(ledger, clock, record.Id, record.Settings, record.Seed, build).Note(LedgerKind.Backtest, bucket, result);
        return JudgedPolicy.Of(result);
    }

    private ComparedAgent Beside(RunRecord run, Bucket bucket, JudgedPolicy judged, (RunRecord Run, JudgedPolicy Judged)? first)
    {
        IReadOnlyList<string> differs = first is { } f ? [.. run.Settings.Assignments().Except(f.Run.Settings.Assignments())] : [];
        (double[] ours, double[] theirs) = first is { } one ? Common(judged.Days, one.Judged.Days) : ([], []);
        return new ComparedAgent(
            run.Id, bucket, run.Candles, run.Seed, differs, judged.Report, ledger.OpeningsOf(run), ours.Length,
            first is { } other ? [.. DifferenceRow.Of(other.Run.Id, ours, theirs, new Rng(run.Seed, PairStream))] : []);
    }

    /// <summary>Returns of the days that both have.</summary>
    private static (double[] Ours, double[] Theirs) Common(DailyIndex ours, DailyIndex theirs)
    {
        double[] a = ours.Returns(), b = theirs.Returns();
        int shift = theirs.FirstDay.DayNumber - ours.FirstDay.DayNumber;
        int from = Math.Max(0, shift), to = Math.Min(a.Length, b.Length + shift);
        return from < to ? (a[from..to], b[(from - shift)..(to - shift)]) : ([], []);
    }
}
