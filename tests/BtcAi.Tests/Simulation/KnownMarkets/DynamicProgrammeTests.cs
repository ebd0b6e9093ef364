using BtcAi.Simulation.KnownMarkets;
using static BtcAi.Simulation.KnownMarkets.KnownMarketRules;

namespace BtcAi.Tests.Simulation.KnownMarkets;

public sealed class DynamicProgrammeTests
{
    private const int Actions = 3;

    private static readonly double[] Drifts = [0.0004, -0.0003];
    private static readonly double[][] Moves = [[0.8, 0.2], [0.3, 0.7]];

    [Theory]
    [InlineData(0)]
    [InlineData(0.0005)]
    [InlineData(0.0012)]
    [InlineData(0.01)]
    public void The_optimum_of_a_tiny_chain_is_the_best_of_all_its_policies(double cost)
    {
        var optimum = DynamicProgramme.Solve(new MarkovChain(0, 1, Drifts, Moves), cost);
        double[] best = new double[2 * Actions];
        Array.Fill(best, double.NegativeInfinity);
        int policies = (int)Math.Pow(Actions, best.Length);
        for (int number = 0; number < policies; number++)
        {
            double[] values = ValuesOf(number, cost);
            for (int i = 0; i < best.Length; i++) best[i] = Math.Max(best[i], values[i]);
        }
        for (int state = 0; state < 2; state++)
            for (int position = 0; position < Actions; position++)
                Assert.Equal(best[state * Actions + position], optimum.Value(state, position), 1e-9);
    }

    [Fact]
    public void Two_positions_are_never_worth_more_apart_than_the_cost_of_switching()
    {
        const double cost = 0.001;
        var optimum = new MeanReversionMarket(cost).Solve();
        for (double z = -6; z <= 6; z += 0.21)
            for (int p = 0; p < Actions; p++)
                for (int q = 0; q < Actions; q++)
                {
                    double apart = Math.Abs(optimum.Value(z, p) - optimum.Value(z, q));
                    Assert.InRange(apart, 0, cost * Math.Abs(Positions[p] - Positions[q]) + 1e-12);
                }
    }

    [Fact]
    public void A_row_that_is_not_a_distribution_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MarkovChain(0, 1, Drifts, [[0.8, 0.2], [0.3, 0.6]]));

    /// <summary>Discounted profit by state and position of the policy whose actions are the digits of a number.</summary>
    private static double[] ValuesOf(int number, double cost)
    {
        int[] actions = new int[2 * Actions];
        for (int i = 0; i < actions.Length; i++, number /= Actions) actions[i] = number % Actions;

        double[] values = new double[actions.Length];
        for (int sweep = 0; sweep < 3_500; sweep++)
            for (int i = 0; i < values.Length; i++)
            {
                int state = i / Actions, a = actions[i];
                double later = Moves[state][0] * values[a] + Moves[state][1] * values[Actions + a];
                values[i] = Positions[a] * Drifts[state] - cost * Math.Abs(a - i % Actions) + Gamma * later;
            }
        return values;
    }
}
