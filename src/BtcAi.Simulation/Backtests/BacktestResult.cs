using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Simulation.Backtests;

/// <summary>What a policy did over a range of candles; the first candle's close is where it starts, in cash.</summary>
public sealed record BacktestResult
{
    public required string Policy { get; init; }
    public required CandleSeries Candles { get; init; }
    public required IndexRange Range { get; init; }
    public required TradingRules Rules { get; init; }

    /// <summary>Cash + units × close at every candle of the range, in the quote currency; after a ruin what was left then.</summary>
    public required double[] Equity { get; init; }

    /// <summary>Time-weighted equity: what the initial capital would be without deposits and withdrawals; returns are counted on it.</summary>
    public required double[] Index { get; init; }

    /// <summary>Share of equity in the instrument at every close of the range.</summary>
    public required float[] Exposure { get; init; }

    /// <summary>Fills, cash flows, interventions and rewards, each in order of time.</summary>
    public required LaneJournal Journal { get; init; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<Fill> Fills => Journal.Fills;

    /// <summary>Closed holdings in order of their exit, then what is still open, valued at the last close.</summary>
    public required IReadOnlyList<Trade> Trades { get; init; }

    /// <summary>Fees, slippage, impact and funding, in the quote currency.</summary>
    public required double TotalCosts { get; init; }

    /// <summary>Row of the close at which the account was ruined; null when it was not.</summary>
    public int? RuinedAt { get; init; }

    /// <summary>What trading made: the change of equity without what was paid in and out.</summary>
    public double NetProfit => Equity[^1] - Equity[0] - Journal.CashFlows.Sum(f => f.Amount);

    /// <summary>Fraction that the price gained over the range: holding, free of costs.</summary>
    public double HoldReturn => Candles.Close[Range.To - 1] / Candles.Close[Range.From] - 1;
}
