using BtcAi.Simulation.KnownMarkets;

namespace BtcAi.Learning.Gates;

/// <summary>Every gate, in order.</summary>
public static class GateList
{
    public static IReadOnlyList<IGate> All { get; } =
    [
        new ShareGate("G1", new MeanReversionMarket(), share: 0.97, seconds: 20, updates: 100),
        new ShareGate("G2", FactorMarket.Strong, share: 0.93, seconds: 30, updates: 150),
        new ShareGate("G3", FactorMarket.Weak, share: 0.88, seconds: 60, updates: 300),
        new ShareGate("G4", new HiddenRegimeMarket(), share: 0.96, seconds: 30, updates: 150),
        new NoiseGate(),
        new IntradayGate(),
        new CostLadderGate(),
        new AdvantageGate(),
        new ProfitGate(),
    ];
}
