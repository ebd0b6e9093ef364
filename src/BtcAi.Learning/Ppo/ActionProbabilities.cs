using BtcAi.Foundation;

namespace BtcAi.Learning.Ppo;

/// <summary>Draws from policies whose rows lie side by side.</summary>
public static class ActionProbabilities
{
    /// <summary>
    /// Draws an action from π of one row: as many as the cumulative probabilities that a uniform draw reaches, counted,
    /// as no processor could guess where to stop.
    /// </summary>
    public static int Draw(ReadOnlySpan<float> policy, int actions, int rows, int row, Rng rng)
    {
        float u = rng.NextSingle(), cumulative = 0;
        int action = 0;
        for (int a = 0; a < actions - 1; a++)
        {
            cumulative += policy[a * rows + row];
            action += u >= cumulative ? 1 : 0;
        }
        return action;
    }
}
