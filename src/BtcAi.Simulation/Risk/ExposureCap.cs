namespace BtcAi.Simulation.Risk;

/// <summary>What a cap makes of a wanted exposure.</summary>
public static class ExposureCap
{
    /// <summary>The wanted exposure, or half a band below the cap on its side of zero, so that noise around the cap does not trade.</summary>
    public static double Allowed(double wanted, double cap, double halfBand) =>
        cap >= 1 ? wanted : Math.CopySign(Math.Min(Math.Abs(wanted), Math.Max(0, cap - halfBand)), wanted);
}
