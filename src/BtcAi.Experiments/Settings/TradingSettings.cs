using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Experiments.Settings;

/// <summary>What trading costs and allows.</summary>
public sealed record TradingSettings
{
    [Setting("Equity at the start of every episode and backtest.", Min = 0, MinExclusive = true, Unit = "quote currency")]
    public double InitialCapital { get; init; } = 100_000;

    [Setting("Most holdings at once; null takes the bucket's own.", Min = 1, Max = 1000, Unit = "holdings")]
    public int? MaxPositions { get; init; }

    [Setting("Share of every filled value that the venue keeps.", Min = 0, Max = 0.1, Unit = "fraction")]
    public double Fee { get; init; } = 0.001;

    [Setting("Fees by 30-day volume instead: binance, bitstamp, kraken, or VOLUME:MAKER:TAKER tiers separated by commas; null charges trading.fee.")]
    public string? FeeSchedule { get; init; }

    [Setting("Share of the price lost against the open on every fill: the half-spread.", Min = 0, Max = 0.1, Unit = "fraction")]
    public double Slippage { get; init; } = 0.0002;

    [Setting("Market impact: this many times the candle's volatility × √(share of its volume); 0 is off.", Min = 0, Max = 100, Unit = "times")]
    public double Impact { get; init; } = 1;

    [Setting("Smaller orders are not sent.", Title = "Smallest order", Min = 0, Unit = "quote currency")]
    public double MinNotional { get; init; } = 10;

    [Setting("Coins are traded in multiples of this; 0 is any.", Min = 0, Unit = "base coin")]
    public double LotStep { get; init; } = 0.00001;

    [Setting("Prices are multiples of this; 0 is any.", Min = 0, Unit = "quote currency")]
    public double TickSize { get; init; } = 0.01;

    [Setting("Paid every 8 hours on the value of a short position.", Min = 0, Max = 0.1, Unit = "fraction")]
    public double FundingRate { get; init; } = 0.0001;

    [Setting("Candles between the open that a decision would fill at and the one it does.", Min = 0, Max = 15, Unit = "candles")]
    public int LatencyCandles { get; init; }

    [Setting("Which holdings a sale closes first.")]
    public CloseOrder CloseOrder { get; init; }

    [Setting("An unchanged target is re-balanced only when drift has moved the exposure this far from it.",
        Min = 0, Max = 1, Unit = "share of equity")]
    public double RebalanceBand { get; init; } = 0.05;

    [Setting("Whether exposures may be negative (short); otherwise they run from 0 to 1.")]
    public bool Margin { get; init; }

    [Setting("Whether orders, holdings, risk, sizing and cash flows are simulated in full; false leaves fee and half-spread alone.")]
    public bool Frictions { get; init; } = true;

    [Setting("How often a resume point is saved while training.", Min = 1, Unit = "updates")]
    public int CheckpointInterval { get; init; } = 10;

    [Setting("How many of the newest resume points of a bucket are kept; the best one and those with a tag are kept as well.", Min = 2, Unit = "checkpoints")]
    public int KeepCheckpoints { get; init; } = 5;

    internal void CheckTogether(Problems problems)
    {
        try
        {
            if (FeeSchedule is { } text) Simulation.Costs.FeeSchedule.Parse(text);
        }
        catch (UserMistakeException e)
        {
            foreach (Problem problem in e.Problems) problems.Add(SettingErrors.Value, "trading.fee_schedule: " + problem.Text);
        }
    }
}
