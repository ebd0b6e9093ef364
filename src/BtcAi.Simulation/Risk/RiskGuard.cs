using BtcAi.Simulation.Conditions;

namespace BtcAi.Simulation.Risk;

/// <summary>
/// The deterministic cap on |exposure| that stands between every policy and the market: the smallest of volatility
/// target, drawdown throttle, daily loss stop and value at risk. Asking twice at the same close gives the same answer.
/// </summary>
public sealed class RiskGuard
{
    /// <summary>A throttle below this is closed: the rest would be too little to recover with.</summary>
    private const double Closed = 0.05;

    private readonly RiskRules _rules;
    private readonly double _volatilityPerCandle;
    private readonly int _pauseCandles;

    public RiskGuard(RiskRules rules, long intervalMs)
    {
        const double DayMs = 86_400_000;
        _rules = rules;
        _volatilityPerCandle = rules.AnnualVolatility / Math.Sqrt(365 * DayMs / intervalMs);
        _pauseCandles = (int)Math.Max(1, rules.DrawdownPauseDays * DayMs / intervalMs);
    }

    /// <param name="equity">Time-weighted: cash flows do not move it.</param>
    /// <param name="row">Of the candle that has just closed.</param>
    /// <param name="limit">The rule that gave the cap.</param>
    /// <returns>From 0 to 1.</returns>
    public double Cap(ref RiskState state, in CandleConditions candle, double equity, int row, out RiskLimit limit)
    {
        Follow(ref state, candle.Day, equity);
        if (state.PausedUntil > row) return Is(RiskLimit.DrawdownPause, out limit);
        if (state.PausedUntil > 0) (state.PausedUntil, state.Peak) = (0, equity);
        if (state.StoppedDay == state.Day) return Is(RiskLimit.DailyLoss, out limit);

        (double cap, limit) = (1, RiskLimit.None);
        double throttle = Throttle(1 - equity / state.Peak);
        if (throttle < Closed)
        {
            state.PausedUntil = row + _pauseCandles;
            return Is(RiskLimit.DrawdownPause, out limit);
        }
        if (throttle < cap) (cap, limit) = (throttle, RiskLimit.Drawdown);
        if (_volatilityPerCandle > 0 && candle.Volatility * cap > _volatilityPerCandle)
            (cap, limit) = (_volatilityPerCandle / candle.Volatility, RiskLimit.Volatility);
        if (_rules.ValueAtRisk > 0 && candle.ValueAtRisk * cap > _rules.ValueAtRisk)
            (cap, limit) = (_rules.ValueAtRisk / candle.ValueAtRisk, RiskLimit.ValueAtRisk);
        return cap;
    }

    private double Throttle(double drawdown) => _rules.DrawdownTo > 0
        ? Math.Clamp((_rules.DrawdownTo - drawdown) / (_rules.DrawdownTo - _rules.DrawdownFrom), 0, 1)
        : 1;

    private void Follow(ref RiskState state, int day, double equity)
    {
        if (day != state.Day) (state.Day, state.DayStart) = (day, state.Last);
        state.Last = equity;
        state.Peak = Math.Max(state.Peak, equity);
        if (_rules.DailyLoss > 0 && equity <= state.DayStart * (1 - _rules.DailyLoss)) state.StoppedDay = day;
    }

    private static double Is(RiskLimit reason, out RiskLimit limit)
    {
        limit = reason;
        return 0;
    }
}
