using BtcAi.Foundation;

namespace BtcAi.Learning.Ppo;

/// <summary>Draws from policies whose rows lie side by side.</summary>
public static class ActionProbabilities
{
    /// <summary>Draws an action from π of one row.</summary>
    public static int Draw(ReadOnlySpan<float> policy, int actions, int rows, int row, Rng rng)
    {
        float u = rng.NextSingle(), cumulative = 0;
        for (int a = 0; a < actions - 1; a++)
        {
            cumulative += policy[a * rows + row];
            if (u < cumulative) return a;
        }
        return actions - 1;
    }
}
