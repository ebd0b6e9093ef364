using BtcAi.Simulation;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Goals;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Risk;

namespace BtcAi.Experiments.Settings;

/// <summary>The user's settings as one bucket's market rules; where a setting is left to the bucket, its profile decides.</summary>
public static class BucketRules
{
    /// <param name="profile">Null for a rule that belongs to no bucket: costs alone.</param>
    /// <param name="decisionCandles">Candles between decisions.</param>
    /// <param name="seed">Of the chance that drives cash flows.</param>
    public static TradingRules Of(SettingsTree settings, BucketProfile? profile, int decisionCandles, ulong seed)
    {
        TradingSettings trading = settings.Trading;
        var plain = new TradingRules
        {
            Fee = trading.Fee,
            Slippage = trading.Slippage,
            RebalanceBand = trading.RebalanceBand,
            InitialCapital = trading.InitialCapital,
            MinimumExposure = trading.Margin ? -1 : 0,
            DecisionCandles = decisionCandles,
            CashFlowSeed = seed,
        };
        if (!trading.Frictions) return plain;
        TradingRules venue = plain with { Market = Market(settings) };
        if (profile is null) return venue;
        double volatility = settings.Risk.VolatilityTarget ?? profile.AnnualVolatility;
        return venue with
        {
            Holdings = Holdings(settings, profile, decisionCandles),
            Risk = settings.Risk.RiskManagement ? Risk(settings.Risk, profile, volatility) : null,
            CashFlows = settings.WithdrawalSimulation.ToRules(),
            Sizing = settings.ProbabilisticPrediction.ToRules(volatility),
        };
    }

    /// <summary>κ: what the user has set, else what suits the bucket's goal.</summary>
    public static double RiskAversion(SettingsTree settings, Bucket bucket) =>
        settings.Learning.RiskAversion ?? RiskAppetite.AversionOf(settings.Goals.ToGoal(bucket));

    private static MarketFrictions Market(SettingsTree settings) => new()
    {
        Fees = settings.Trading.FeeSchedule is { } schedule ? FeeSchedule.Parse(schedule) : null,
        Impact = settings.Trading.Impact,
        Participation = settings.Risk.MaxVolumePercentage,
        MinimumNotional = settings.Trading.MinNotional,
        LotStep = settings.Trading.LotStep,
        TickSize = settings.Trading.TickSize,
        FundingRate = settings.Trading.FundingRate,
        LatencyCandles = settings.Trading.LatencyCandles,
    };

    private static HoldingRules Holdings(SettingsTree settings, BucketProfile profile, int decisionCandles) => new()
    {
        Most = settings.Trading.MaxPositions ?? profile.MaximumHoldings,
        StopLoss = settings.Risk.StopLoss ?? profile.StopLoss,
        TakeProfit = settings.Risk.TakeProfit ?? profile.TakeProfit,
        TrailingStop = settings.Risk.TrailingStop ?? profile.TrailingStop,
        DynamicStop = settings.Risk.UseDynamicSl ? settings.Risk.DynamicSlMultiple ?? profile.DynamicStop : 0,
        CloseOrder = settings.Trading.CloseOrder,
        MostUnits = settings.Risk.MaxBtcPerPosition,
        MostValue = settings.Risk.MaxUsdPerPosition,
        CoolDownCandles = settings.Risk.StopCoolDown ?? decisionCandles,
    };

    private static RiskRules Risk(RiskSettings settings, BucketProfile profile, double volatility) => new()
    {
        AnnualVolatility = volatility,
        DrawdownFrom = settings.MaxDrawdown / 2 ?? profile.DrawdownFrom,
        DrawdownTo = settings.MaxDrawdown ?? profile.DrawdownTo,
        DrawdownPauseDays = settings.DrawdownPause,
        DailyLoss = settings.DailyLoss,
    };
}
