using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Goals;
using BtcAi.Simulation.Reports;
using BtcAi.Simulation.Rewards;

namespace BtcAi.Experiments.Training;

/// <summary>Trains one bucket, selects on the validation range, and judges the selected agent once on the test range.</summary>
public sealed class BucketTraining : IDisposable
{
    /// <summary>Weight of the yearly log growth among agents of equal fitness.</summary>
    private const double TieBreak = 0.01;

    private readonly BucketSetup _setup;
    private readonly ILearner _learner;
    private readonly AgentCard _card;
    private readonly Trainer _trainer;
    private readonly CheckpointKeeper _keeper;
    private readonly IKernels _kernels;

    public BucketTraining(
        BucketSetup setup, ulong seed, int threads, TimeSpan? budget, string folder, string settingsJson, string build,
        IKernels kernels, ITrainingObserver? observer, TimeProvider clock)
    {
        (_setup, _kernels) = (setup, kernels);
        _learner = setup.CreateLearner(seed, threads, kernels);
        _card = setup.CreateCard(_learner, seed, build);
        _keeper = new CheckpointKeeper(Path.Combine(folder, RunFolder.CheckpointName), _card, settingsJson, setup.Settings.Trading.KeepCheckpoints);
        var plan = new TrainerPlan
        {
            Updates = setup.Settings.Learning.Updates,
            Budget = budget,
            EvaluateEvery = setup.Settings.Learning.EvaluateEvery,
            Patience = setup.Settings.Learning.Patience,
            CheckpointEvery = setup.Settings.Trading.CheckpointInterval,
            IsSaveWanted = () => SaveWish.Take(folder),
        };
        _trainer = new Trainer(_learner, Validate, plan, _keeper, observer, clock);
        _trainer.Resume();
    }

    public TrainerState State => _trainer.State;

    /// <summary>Why a newer checkpoint was passed over; null when none was.</summary>
    public string? Refused => _keeper.Refused;

    /// <returns>Whether training is finished (not merely interrupted).</returns>
    public bool Run(CancellationToken stop, CancellationToken emergency = default) => _trainer.Run(stop, emergency);

    /// <summary>The agent with the best weights so far.</summary>
    public Agent Selected() => Agent.Of(_card, _trainer.BestWeights, _kernels);

    /// <summary>The selected agent on the test range, which nothing has looked at before; the look is written down.</summary>
    public BucketReport Judge(Look look)
    {
        AgentPolicy policy = Selected().Policy(_setup.Features);
        Comparison compared = PolicyComparison.Run(
            _setup.Candles, _setup.Features, policy, _setup.Split.Test, _setup.Rules, _card.Seed);
        look.Note(LedgerKind.Training, _card.Bucket, compared.Result);
        return new BucketReport(
            _card.Bucket, compared.Policy, compared.Baselines, _card.Training, State.Best,
            _setup.Frictions(compared.Result, policy, _setup.Split.Test), Verdict.Beside(compared));
    }

    public void Dispose() => (_learner as IDisposable)?.Dispose();

    private ValidationPoint Validate(int update, MlpNetwork network)
    {
        var policy = new AgentPolicy("candidate", _card, network, _setup.Features);
        var journal = new LaneJournal { Detailed = true };
        BacktestResult result = Backtest.Run(_setup.Candles, _setup.Features, policy, _setup.Validation, _setup.Rules, journal: journal);
        PerformanceReport report = PerformanceReport.Of(result);
        return new ValidationPoint(
            update, Score(result, report), report.NetReturn, report.Sharpe, report.MaximumDrawdown, report.Trades, report.WinRate,
            RewardMeans.Of(journal.Rewards));
    }

    /// <summary>How well the agent suits the goal, with its yearly growth to tell equals apart.</summary>
    private double Score(BacktestResult result, PerformanceReport report)
    {
        DailyIndex days = DailyIndex.Of(result);
        double limit = _setup.Rules.Risk?.DrawdownTo ?? _setup.Profile.DrawdownTo;
        var measures = new FitnessMeasures(
            report.MaximumDrawdown, limit, report.NetProfit, report.TotalCosts, report.Trades, report.WinRate, report.ProfitFactor);
        var fitness = Fitness.Of(_setup.Goal, _setup.Settings.Goals.ToPriorities(), days.Values, days.FirstDay, measures);
        double years = (report.End - report.Start).TotalDays / 365;
        return fitness.Value + TieBreak * Math.Tanh(Math.Log(Math.Max(1 + report.NetReturn, TradingEnv.RuinShare)) / years);
    }
}
