using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;

namespace BtcAi.Experiments.Settings;

/// <summary>All settings of a run, in sections; keys outside are <c>section.name</c> in snake_case.</summary>
public sealed record SettingsTree
{
    private const long MostRows = 1 << 21;

    public static SettingsTree Default { get; } = new();

    public TradingSettings Trading { get; init; } = new();
    public ModelSettings Model { get; init; } = new();
    public LearningSettings Learning { get; init; } = new();
    public EvaluationSettings Evaluation { get; init; } = new();
    public GoalSettings Goals { get; init; } = new();
    public RiskSettings Risk { get; init; } = new();
    public RewardSettings Reward { get; init; } = new();
    public SizingSettings ProbabilisticPrediction { get; init; } = new();
    public WithdrawalSettings WithdrawalSimulation { get; init; } = new();
    public RecoverySettings Recovery { get; init; } = new();
    public LoggingSettings Logging { get; init; } = new();

    /// <summary>This tree with <c>key=value</c> assignments applied in order.</summary>
    /// <exception cref="UserMistakeException">All problems of all assignments and of the result.</exception>
    public SettingsTree With(IEnumerable<string> assignments)
    {
        var problems = new Problems();
        var changed = new SettingsTree
        {
            Trading = Trading with { },
            Model = Model with { },
            Learning = Learning with { },
            Evaluation = Evaluation with { },
            Goals = Goals with { },
            Risk = Risk with { },
            Reward = Reward with { },
            ProbabilisticPrediction = ProbabilisticPrediction with { },
            WithdrawalSimulation = WithdrawalSimulation with { },
            Recovery = Recovery with { },
            Logging = Logging with { },
        };
        foreach (string assignment in assignments) SettingsCatalog.Apply(assignment, changed, problems);
        if (problems.Count == 0) changed.CheckTogether(problems);
        problems.ThrowIfAny();
        return changed;
    }

    /// <summary>Every setting as <c>key=value</c>, in the order of the catalogue.</summary>
    public IReadOnlyList<string> Assignments() =>
        [.. SettingsCatalog.All.Select(s => $"{s.Key}={s.TextIn(this)}")];

    /// <summary>The settings whose value differs from the default, as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Differences() =>
        [.. SettingsCatalog.All.Where(s => s.TextIn(this) != s.Default).Select(s => $"{s.Key}={s.TextIn(this)}")];

    private void CheckTogether(Problems problems)
    {
        double held = Evaluation.ValidationShare + Evaluation.TestShare;
        if (held > 0.8)
            problems.Add(SettingErrors.Together, $"evaluation.validation_share and evaluation.test_share are {held:0.###} together; they must leave " +
                "at least 0.2 of the candles for training.");
        bool exact = Model.Type == ModelType.ActorCritic;
        int decisions = exact ? Model.WindowDecisions : Model.RolloutDecisions;
        long rows = (long)decisions * (exact ? Model.Windows : Model.Lanes);
        if (rows > MostRows)
            problems.Add(SettingErrors.Together, $"model.{(exact ? "windows × window_decisions" : "lanes × rollout_decisions")} is {rows}; an update holds at " +
                $"most {MostRows} decisions in memory.");
        if (Model.Type != ModelType.A2C && Model.Minibatches > decisions)
            problems.Add(SettingErrors.Together, $"model.minibatches is {Model.Minibatches}; an update has only {decisions} decisions to share out " +
                $"(model.{(exact ? "window_decisions" : "rollout_decisions")}).");
        foreach ((string key, int count) in new[] { ("model.windows", Model.Windows), ("model.lanes", Model.Lanes) })
        {
            if (count % 16 != 0)
                problems.Add(SettingErrors.Together, $"{key} is {count}; it must be a multiple of 16 ({(count + 15) / 16 * 16} is near).");
        }
        Trading.CheckTogether(problems);
        Goals.CheckTogether(problems);
        ProbabilisticPrediction.CheckTogether(problems);
        WithdrawalSimulation.CheckTogether(problems);
    }
}
