using BtcAi.Foundation;
using BtcAi.Simulation.CashFlows;

namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// Caps on exposure as risk guard, stops and treasury may impose them, drawn by chance and shown to the network: so the policy
/// learns what is best under any of them. A window's cap changes once; a withdrawal presses harder over the
/// last decisions before it is paid; a reserve is kept throughout.
/// </summary>
internal sealed class CapSampler(WindowBatch batch, double share)
{
    private const double PaymentChance = 0.25, ReserveChance = 0.25, Smallest = 0.05, Largest = 0.3;

    public void Draw(Rng rng)
    {
        for (int b = 0; b < batch.Windows; b++)
        {
            bool capped = rng.NextDouble() < share, pays = rng.NextDouble() < PaymentChance, keeps = rng.NextDouble() < ReserveChance;
            double first = Cap(rng, capped), second = Cap(rng, capped);
            int turns = rng.Next(batch.Decisions + 1), due = rng.Next(batch.Decisions + 1);
            double paid = Size(rng, pays), kept = Size(rng, keeps);
            for (int t = 0; t <= batch.Decisions; t++)
            {
                double ramp = t > due ? 0 : Math.Max(0, 1 - (due - t) / (double)Treasury.RampDecisions);
                double pressure = Treasury.Margin * paid * ramp, cap = Math.Min(t < turns ? first : second, 1 - kept - pressure);
                int cell = t * batch.Windows + b;
                (batch.Caps[cell], batch.Pressures[cell], batch.Reserves[cell]) = ((float)Math.Max(0, cap), (float)pressure, (float)kept);
            }
        }
    }

    private static double Cap(Rng rng, bool capped)
    {
        double drawn = rng.NextDouble(); // always drawn: windows stay the same whatever the share
        return capped ? drawn : 1;
    }

    private static double Size(Rng rng, bool wanted)
    {
        double drawn = Smallest + (Largest - Smallest) * rng.NextDouble();
        return wanted ? drawn : 0;
    }
}
