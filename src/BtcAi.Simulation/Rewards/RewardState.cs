using System.Runtime.CompilerServices;

namespace BtcAi.Simulation.Rewards;

/// <summary>What the path-dependent components remember of one lane.</summary>
public struct RewardState
{
    public Visits Seen;

    /// <summary>Deepest drawdown of the episode so far, and its peak.</summary>
    public double Deepest, Peak;

    /// <summary>Share of the goal reached so far.</summary>
    public double Reached;

    /// <summary>Decisions for which the position has been held at a loss.</summary>
    public int Losing;

    /// <summary>Decisions since the episode began.</summary>
    public int Steps;

    /// <summary>How often each kind of situation has occurred.</summary>
    [InlineArray(Kinds)]
    public struct Visits
    {
        public const int Kinds = 32;
        private int _first;
    }
}
