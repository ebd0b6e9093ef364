using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.Backtests;
using BtcAi.Simulation.Holdings;
using BtcAi.Simulation.Policies;
using CsCheck;

namespace BtcAi.Tests.Simulation.Frictions;

/// <summary>The moving-average cross against a backtester of its own: it hears of one candle at a time and shares no code.</summary>
public sealed class CrossParityTests
{
    private sealed record Deal(long InMs, long OutMs, double In, double Out, double Profit);

    /// <summary>Listens to candles: at an open it does what it decided at the close before; at a close it decides.</summary>
    private sealed class Listener(double capital, double fee, double halfSpread)
    {
        private readonly Queue<double> _closes = new();
        private double _cash = capital, _coins, _paid, _entry;
        private long _since;
        private bool _wantsIn;

        public List<Deal> Deals { get; } = [];

        public double Worth { get; private set; } = capital;

        public void Hear(long timeMs, double open, double close, bool first)
        {
            if (!first && _wantsIn && _coins == 0)
            {
                _coins = _cash / (open * (1 + halfSpread) * (1 + fee));
                (_paid, _cash, _entry, _since) = (_cash, 0, open, timeMs);
            }
            else if (!first && !_wantsIn && _coins > 0)
            {
                _cash = _coins * open * (1 - halfSpread) * (1 - fee);
                Deals.Add(new Deal(_since, timeMs, _entry, open, _cash - _paid));
                _coins = 0;
            }
            _closes.Enqueue(close);
            if (_closes.Count > 30) _closes.Dequeue();
            if (_closes.Count == 30) _wantsIn = _closes.Skip(20).Average() > _closes.Average();
            Worth = _cash + _coins * close;
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.001, 0.0002)]
    public void The_cross_trades_the_same_times_prices_and_profits(double fee, double halfSpread) =>
        Gen.ULong.Sample(seed =>
        {
            CandleSeries candles = TestMarket.Rough(seed, 600, TestMarket.Day, 0.03);
            var plain = new TradingRules { Fee = fee, Slippage = halfSpread };
            var listener = new Listener(plain.InitialCapital, fee, halfSpread);
            for (int i = 0; i < candles.Count; i++)
                listener.Hear(candles.OpenTimeMs[i], candles.Open[i], candles.Close[i], first: i == 0);
            foreach (TradingRules rules in new[] { plain, Scenario.Neutral(plain) with { Feed = new(1000, 1000) } })
            {
                IPolicy cross = Baselines.Parse("cross:10:30", candles, rules, 0);
                BacktestResult result = Backtest.Run(candles, null, cross, new IndexRange(0, candles.Count), rules);
                Trade[] closed = [.. result.Trades.Where(t => !t.IsOpen)];
                Assert.Equal(
                    listener.Deals.Select(d => (d.InMs, d.OutMs, d.In, d.Out)),
                    closed.Select(t => (t.EntryTimeMs, t.ExitTimeMs, t.EntryPrice, t.ExitPrice)));
                foreach ((Deal deal, Trade trade) in listener.Deals.Zip(closed))
                    Assert.Equal(deal.Profit, trade.Profit, 1e-9 * plain.InitialCapital);
                Assert.Equal(listener.Worth, result.Equity[^1], 1e-9 * listener.Worth);
            }
        }, iter: 200);
}
