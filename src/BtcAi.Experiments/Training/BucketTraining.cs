using BtcAi.Compute;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Reports;

namespace BtcAi.Experiments.Training;

/// <summary>Trains one bucket, selects on the validation range, and judges the selected agent once on the test range.</summary>
public sealed class BucketTraining : IDisposable
{
    private readonly BucketSetup _setup;
    private readonly ILearner _learner;
    private readonly AgentCard _card;
    private readonly Trainer _trainer;
    private readonly CheckpointKeeper _keeper;
    private readonly IKernels _kernels;

    public BucketTraining(
        BucketSetup setup, ulong seed, int threads, TimeSpan? budget, string folder, string settingsJson, string build,
        IKernels kernels, ITrainingObserver observer, TimeProvider clock)
    {
        (_setup, _kernels) = (setup, kernels);
        _learner = setup.CreateLearner(seed, threads, kernels);
        _card = setup.CreateCard(_learner, seed, build);
        _keeper = new CheckpointKeeper(Path.Combine(folder, RunFolder.CheckpointName), _card, settingsJson);
        var plan = new TrainerPlan
        {
            Updates = setup.Settings.Learning.Updates,
            Budget = budget,
            EvaluateEvery = setup.Settings.Learning.EvaluateEvery,
            Patience = setup.Settings.Learning.Patience,
            CheckpointEvery = setup.Settings.Trading.CheckpointInterval,
        };
        _trainer = new Trainer(_learner, Validate, plan, _keeper, observer, clock);
        _trainer.Resume();
    }

    public TrainerState State => _trainer.State;

    /// <summary>Why a newer checkpoint was passed over; null when none was.</summary>
    public string? Refused => _keeper.Refused;

    /// <returns>Whether training is finished (not merely interrupted).</returns>
    public bool Run(CancellationToken stop) => _trainer.Run(stop);

    /// <summary>The selected agent on the test range, which nothing has looked at before.</summary>
    public BucketReport Judge()
    {
        var agent = Agent.Of(_card, _trainer.BestWeights, _kernels);
        (_, PerformanceReport own, IReadOnlyList<PerformanceReport> baselines) = PolicyComparison.Run(
            _setup.Candles, _setup.Features, agent.Policy(_setup.Features), _setup.Split.Test, _setup.Rules, _card.Seed);
        PerformanceReport hold = baselines.First(b => b.Policy == "hold");
        return new BucketReport(
            _card.Bucket, own, baselines, _card.Training, State.Best, Verdict.Of(own, hold));
    }

    public void Dispose() => (_learner as IDisposable)?.Dispose();

    private ValidationPoint Validate(int update, MlpNetwork network)
    {
        var policy = new AgentPolicy("candidate", _card, network, _setup.Features);
        BacktestResult result = Backtest.Run(_setup.Candles, _setup.Features, policy, _setup.Split.Validation, _setup.Rules);
        PerformanceReport report = PerformanceReport.Of(result);
        return new ValidationPoint(
            update, Score(report), report.NetReturn, report.Sharpe, report.MaximumDrawdown, report.Trades, report.WinRate);
    }

    /// <summary>What training maximises, on other candles: log growth a year − ½(κ−1)·variance a year.</summary>
    private double Score(PerformanceReport report)
    {
        double years = (report.End - report.Start).TotalDays / 365, volatility = report.Volatility ?? 0;
        double growth = Math.Log(Math.Max(1 + report.NetReturn, TradingEnv.RuinShare)) / years;
        return growth - 0.5 * (_setup.Settings.Learning.RiskAversion - 1) * volatility * volatility;
    }
}
