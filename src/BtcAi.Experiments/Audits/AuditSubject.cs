using BtcAi.Compute;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;
using BtcAi.Learning.Training;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Audits;

/// <summary>One bucket of a run with all that the checks look at.</summary>
public sealed record AuditSubject
{
    public required RunRecord Run { get; init; }
    public required BucketSetup Setup { get; init; }
    public required Agent Agent { get; init; }

    /// <summary>The bucket's checkpoint file.</summary>
    public required string Checkpoint { get; init; }

    public required AuditPlan Plan { get; init; }
    public required IKernels Kernels { get; init; }

    /// <summary>The whole table, scaled, as training and backtest read it.</summary>
    public required FeatureTable Features { get; init; }

    /// <summary>The agent's own scaler, from its checkpoint.</summary>
    public required FeatureScaler Scaler { get; init; }

    /// <summary>Unscaled features of any candles.</summary>
    public required Func<CandleSeries, FeatureTable> Compute { get; init; }

    public CandleSeries Candles => Setup.Candles;

    /// <summary>Candles between decisions.</summary>
    public int Stride => Setup.Rules.DecisionCandles;

    public FeatureScale Scale => new(Setup.Profile.DecisionMs, Setup.Profile.LongestSpanMs);

    /// <exception cref="UserMistakeException">The agent was trained by a build with other features.</exception>
    public static AuditSubject Load(
        RunRecord run, Bucket bucket, string checkpoint, CandleSeries candles, AuditPlan plan, IKernels kernels)
    {
        (Agent agent, _) = CheckpointKeeper.LoadAgent(checkpoint, kernels, run.ReportedUpdate(bucket));
        var setup = new BucketSetup(bucket, candles, run.Settings, run.Seed);
        if (agent.Card.FeatureHash != setup.Features.Hash)
        {
            throw new UserMistakeException(AgentErrors.OtherBuild,
                $"The {bucket} agent of run {run.Id} was trained by build {agent.Card.Build} with another feature list; train it again with this build.");
        }
        var scale = new FeatureScale(setup.Profile.DecisionMs, setup.Profile.LongestSpanMs);
        return new AuditSubject
        {
            Run = run,
            Setup = setup,
            Agent = agent,
            Checkpoint = checkpoint,
            Plan = plan,
            Kernels = kernels,
            Features = setup.Features,
            Scaler = new FeatureScaler(agent.Card.ScalerCentre, agent.Card.ScalerSpread),
            Compute = slice => FeaturePipeline.Compute(slice, scale),
        };
    }

    /// <summary>The features of these candles as the agent sees them.</summary>
    public FeatureTable Observe(CandleSeries candles)
    {
        FeatureTable table = Compute(candles);
        Scaler.ApplyInPlace(table);
        return table;
    }

    /// <summary>What a pipeline fed candle by candle gives for them, scaled.</summary>
    public FeatureTable Stream(CandleSeries candles)
    {
        var pipeline = new FeaturePipeline(Scale, candles.IntervalMs);
        var table = new FeatureTable(pipeline.Names, candles.Count, Math.Min(pipeline.WarmUp, candles.Count), pipeline.Hash);
        for (int i = 0; i < candles.Count; i++)
        {
            Span<float> row = table.Values.AsSpan(i * table.Width, table.Width);
            table.Volatility[i] = pipeline.Push(candles[i], row);
            if (i >= table.WarmUp) Scaler.Apply(row);
        }
        return table;
    }
}
