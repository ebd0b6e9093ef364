namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// The trader's own state: exposure level × age (old, or younger than the soft minimum hold). Given state and action
/// the next own state is known. Age is memoryless: a young holding turns old with chance 1/(m−1) per decision, where m
/// is the minimum hold in decisions, so its mean time is right and two ages are enough (exact for m = 2).
/// </summary>
public sealed class OwnStates
{
    private readonly double _turnsOld;

    public OwnStates(IReadOnlyList<float> levels, int minimumHoldDecisions)
    {
        Levels = [.. levels];
        HasAges = minimumHoldDecisions > 1;
        _turnsOld = HasAges ? 1.0 / (minimumHoldDecisions - 1) : 1;
        MinimumHold = minimumHoldDecisions;
        Count = HasAges ? 2 * Actions : Actions;
    }

    /// <summary>Exposures one can choose, ascending.</summary>
    public float[] Levels { get; }

    public int MinimumHold { get; }

    /// <summary>Whether states come in two ages.</summary>
    public bool HasAges { get; }

    /// <summary>Number of actions: the levels.</summary>
    public int Actions => Levels.Length;

    /// <summary>Number of own states; the old ones come first, one per level.</summary>
    public int Count { get; }

    public int Level(int state) => state % Actions;

    public bool IsYoung(int state) => state >= Actions;

    /// <summary>Own state of a trader whose target has the age given (0: start of an episode, counts as old).</summary>
    public int Of(float target, int ageDecisions)
    {
        int level = 0;
        for (int i = 1; i < Actions; i++)
            if (Math.Abs(Levels[i] - target) < Math.Abs(Levels[level] - target)) level = i;
        return HasAges && ageDecisions > 0 && ageDecisions < MinimumHold ? Actions + level : level;
    }

    /// <summary>Where an action leads: <c>Likely</c> with the chance given, else <c>Otherwise</c>.</summary>
    public (int Likely, int Otherwise, float Chance) Next(int state, int action)
    {
        if (!HasAges) return (action, action, 1);
        if (action != Level(state)) return (Actions + action, Actions + action, 1);
        return IsYoung(state) ? (action, state, (float)_turnsOld) : (action, action, 1);
    }
}
