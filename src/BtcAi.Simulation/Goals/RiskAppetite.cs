namespace BtcAi.Simulation.Goals;

/// <summary>How much risk suits a goal: who asks for little has no reason to bear much.</summary>
public static class RiskAppetite
{
    private const double LogUtility = 1, MostCautious = 3;

    /// <summary>
    /// Weight κ of the variance penalty in the step reward: 1 at the bucket's default goal and above, rising in a line
    /// to 3 as the goal's minimum falls to 0.
    /// </summary>
    public static double AversionOf(Goal goal)
    {
        double share = goal.Min / Goal.DefaultOf(goal.Bucket).Min;
        return Math.Clamp(MostCautious - (MostCautious - LogUtility) * share, LogUtility, MostCautious);
    }
}
