using BtcAi.Foundation;

namespace BtcAi.Experiments.Settings;

/// <summary>What limits positions and closes them on its own.</summary>
public sealed record RiskSettings
{
    [Setting("Whether the risk guard caps exposure by volatility, drawdown, daily loss and value at risk.")]
    public bool RiskManagement { get; init; } = true;

    [Setting("Most coins in one holding; a larger order opens several.", Title = "Max BTC per position", Min = 0, MinExclusive = true, Unit = "base coin")]
    public double MaxBtcPerPosition { get; init; } = 10;

    [Setting("Most value of one holding at its entry; a larger order opens several.", Title = "Max USD per position", Min = 0, MinExclusive = true, Unit = "quote currency")]
    public double MaxUsdPerPosition { get; init; } = 1_000_000;

    [Setting("Largest share of a candle's volume that is filled; the rest is carried to the next candles.",
        Min = 0, MinExclusive = true, Max = 1, Unit = "fraction")]
    public double MaxVolumePercentage { get; init; } = 0.05;

    [Setting("Loss at which a holding is sold; 0 never; null takes the bucket's own.", Min = 0, Max = 0.99, Unit = "fraction of the entry")]
    public double? StopLoss { get; init; }

    [Setting("Gain at which a holding is sold; 0 never; null takes the bucket's own.", Min = 0, Max = 100, Unit = "fraction of the entry")]
    public double? TakeProfit { get; init; }

    [Setting("Fall from the best price since entry at which a holding is sold, once it has gained as much; 0 never; null takes the bucket's own.",
        Min = 0, Max = 0.99, Unit = "fraction of the price")]
    public double? TrailingStop { get; init; }

    [Setting("Whether the stop-loss stands a number of average true ranges below the entry instead.", Title = "Dynamic stop loss")]
    public bool UseDynamicSl { get; init; }

    [Setting("That number, in true ranges of a decision interval; null takes the bucket's own.", Title = "Dynamic stop multiple", Min = 0, MinExclusive = true, Max = 100, Unit = "true ranges")]
    public double? DynamicSlMultiple { get; init; }

    [Setting("Drawdown at which exposure has been throttled to nothing, from half of it on; null takes the bucket's own.",
        Min = 0, MinExclusive = true, Max = 1, Unit = "fraction")]
    public double? MaxDrawdown { get; init; }

    [Setting("Days in cash after such a drawdown; then the peak starts afresh.", Min = 0, Max = 3650, Unit = "days")]
    public double DrawdownPause { get; init; } = 30;

    [Setting("Exposure × the market's annual volatility stays below this; 0 is off; null takes the bucket's own.", Min = 0, Max = 10, Unit = "fraction a year")]
    public double? VolatilityTarget { get; init; }

    [Setting("Loss within a UTC day after which the account stays in cash until the next; 0 is off.", Min = 0, Max = 1, Unit = "fraction")]
    public double DailyLoss { get; init; } = 0.03;

    [Setting("Candles after a stop in which nothing is added; null is one decision.", Min = 0, Max = 100_000, Unit = "candles")]
    public int? StopCoolDown { get; init; }
}
