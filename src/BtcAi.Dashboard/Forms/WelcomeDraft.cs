using BtcAi.Experiments.Settings;
using BtcAi.Simulation;

namespace BtcAi.Dashboard.Forms;

/// <summary>A first start while a person goes through it, step by step.</summary>
public sealed class WelcomeDraft(SettingsTree saved)
{
    private static readonly string[] Monthly = ["monthly_target_min", "monthly_target_max"], Yearly = ["yearly_target_min", "yearly_target_max"],
        PerHolding = ["min_gain_per_holding", "max_gain_per_holding"];

    private readonly TrainDraft _train = new(saved);

    public WelcomeStep Step { get; set; }

    /// <summary>What will be trained.</summary>
    public TrainDraft Train => _train;

    /// <summary>Where the goals are changed.</summary>
    public SettingsDraft Goals => _train.Settings;

    public RiskChoice Risk { get; private set; } = RiskChoice.All[1];

    public bool IsFirst => Step == WelcomeStep.Home;

    public bool IsLast => Step == WelcomeStep.Summary;

    /// <summary>Why one cannot go on from this step; null when one can.</summary>
    public string? Wrong => Step switch
    {
        WelcomeStep.Buckets or WelcomeStep.Summary when _train.Buckets.Count == 0 => "Choose at least one bucket.",
        WelcomeStep.Goal or WelcomeStep.Summary when Goals.Tree is null => "Some goals are wrong; they say what they must be.",
        _ => null,
    };

    public void Next()
    {
        if (Wrong is null && !IsLast) Step++;
    }

    public void Back()
    {
        if (!IsFirst) Step--;
    }

    /// <summary>Goal settings of the chosen buckets alone.</summary>
    public IEnumerable<SettingEntry> GoalSettings => SettingsCatalog.All.Where(setting => setting.Section == "goals" && GoalNames.Contains(setting.Name));

    public void Take(RiskChoice risk)
    {
        Risk = risk;
        foreach (string assignment in risk.Assignments)
        {
            string[] parts = assignment.Split('=');
            Goals.Change(SettingsCatalog.All.First(setting => setting.Key == parts[0]), parts[1]);
        }
    }

    /// <summary>What becomes of the home's settings; the training then starts from them.</summary>
    public IReadOnlyList<string> Assignments => Goals.Assignments;

    /// <summary>What follows <c>btcai</c> once the settings are saved.</summary>
    public IReadOnlyList<string> Arguments => [.. _train.Arguments.TakeWhile(argument => argument != "--set")];

    private HashSet<string> GoalNames =>
    [
        .. _train.Buckets.Contains(Bucket.Scalping) ? Monthly : [],
        .. _train.Buckets.Contains(Bucket.Short) ? Yearly : [],
        .. _train.Buckets.Contains(Bucket.Medium) || _train.Buckets.Contains(Bucket.Long) ? PerHolding : [],
    ];
}
