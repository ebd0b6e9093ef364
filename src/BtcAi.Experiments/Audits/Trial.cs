using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Experiments.Audits;

/// <summary>A small agent of the run's kind, trained on one range and backtested on a later one.</summary>
internal sealed record Trial
{
    public required CandleSeries Candles { get; init; }

    /// <summary>Scaled.</summary>
    public required FeatureTable Features { get; init; }

    public required IndexRange Training { get; init; }
    public required IndexRange Test { get; init; }
    public required TradingRules Rules { get; init; }
    public required LearnerSettings Learner { get; init; }

    /// <summary>Decisions of an episode (PPO, A2C).</summary>
    public required int EpisodeDecisions { get; init; }

    public required int Updates { get; init; }

    /// <summary>What the agent does on the test range.</summary>
    public BacktestResult Run(AuditSubject subject)
    {
        var market = new LearningMarket(Candles, Features, Training, Rules, subject.Setup.Own, EpisodeDecisions);
        ILearner learner = market.CreateLearner(subject.Setup.Settings.Model, Learner, subject.Plan.Threads, subject.Kernels);
        using var owner = learner as IDisposable;
        for (int i = 0; i < Updates; i++)
        {
            subject.Plan.Stop.ThrowIfCancellationRequested();
            learner.Update(i / (double)Updates);
        }
        AgentCard card = subject.Setup.CreateCard(learner, subject.Run.Seed, subject.Run.Version);
        var policy = new AgentPolicy("trial", card, learner.Network, Features);
        return Backtest.Run(Candles, Features, policy, Test, Rules);
    }
}
