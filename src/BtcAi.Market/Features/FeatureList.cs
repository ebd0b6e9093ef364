namespace BtcAi.Market;

/// <summary>Which features there are, in which order. A feature more is a line more.</summary>
internal static class FeatureList
{
    public static IFeature[] For(SpanGrid grid, CandleHistory history) =>
    [
        new Returns(grid),
        new TrendScores(grid),
        new RealisedVolatility(grid),
        new VolatilityLevel(grid),
        new RangeVolatility(grid),
        new VolumeSurprise(grid),
        new VolumeImbalance(grid),
        new RelativeStrength(grid, 14),
        new RelativeStrength(grid, 28),
        new MovingAverageConvergence(grid),
        new BollingerPosition(grid, 20),
        new BollingerPosition(grid, 100),
        new ChannelPosition("channel 20", history.ShortChannel),
        new ChannelPosition("channel 288", history.LongChannel),
        new DirectionalMovement(grid),
        new AverageDistance(grid),
        new CalendarCycle(),
        new RegimeProbabilities(grid),
        new ReturnSkew(grid),
        new DownsideShare(grid),
        new JumpShare(grid),
        new TrendEfficiency(grid),
        new LaggedCorrelation(grid),
        new VolumeTrend(grid),
        new Illiquidity(grid),
        new CandleShape(grid),
        new Gaps(grid),
    ];
}
