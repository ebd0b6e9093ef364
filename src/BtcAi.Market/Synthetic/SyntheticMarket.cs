using BtcAi.Foundation;

namespace BtcAi.Market;

/// <summary>
/// A market made up from a seed, with the habits of the real one: volatility in clusters with fat tails (GARCH(1,1) with
/// Student's t, Bollerslev, 1987), months of hidden drift up, down or nowhere, jumps, hours and weekdays that are livelier
/// than others, volume that follows the moves. Same settings and seed, same bytes.
/// </summary>
public sealed record SyntheticMarket
{
    /// <summary>Six years of 5-minute candles.</summary>
    public const int DefaultCandles = 2192 * 288;

    private const long Minute5 = 300_000, HourMs = 3_600_000, DayMs = 24 * HourMs;

    /// <summary>When its first candle opens, and where its candles end by default, Unix milliseconds.</summary>
    public const long FirstOpenMs = 1_546_300_800_000, DefaultEndMs = FirstOpenMs + DefaultCandles * Minute5; // from 2019-01-01T00:00:00Z

    private const double Cent = 0.01;

    // Degrees of freedom of the shocks; even, so that a χ² is the log of a product of uniform draws. Kurtosis 6.
    private const int Freedom = 6;

    public double FirstPrice { get; init; } = 10_000;

    /// <summary>Standard deviation of a day's log-return in a middling regime, a fraction.</summary>
    public double DailyVolatility { get; init; } = 0.03;

    /// <summary>Log drift per year while the market rises, and while it falls.</summary>
    public double RisingDrift { get; init; } = 1.1;

    /// <inheritdoc cref="RisingDrift"/>
    public double FallingDrift { get; init; } = -0.9;

    /// <summary>Mean length of a regime in days.</summary>
    public double RegimeDays { get; init; } = 100;

    /// <summary>Share of the newest squared shock in the next variance, per candle.</summary>
    public double ShockShare { get; init; } = 0.025;

    /// <summary>Days after which a burst of volatility has fallen to 1/e.</summary>
    public double VolatilityMemoryDays { get; init; } = 2;

    public double JumpsPerYear { get; init; } = 15;

    /// <summary>Standard deviation of a jump's log-return.</summary>
    public double JumpSize { get; init; } = 0.025;

    /// <summary>How much livelier the afternoon (UTC) is than the night: amplitude of log volatility over the day.</summary>
    public double DayRhythm { get; init; } = 0.3;

    /// <summary>Volatility at weekends over that on weekdays.</summary>
    public double WeekendShare { get; init; } = 0.75;

    /// <summary>Coins traded a day in a middling market.</summary>
    public double DailyVolume { get; init; } = 30_000;

    /// <summary>Candles from 2019-01-01 on, without a gap.</summary>
    public CandleSeries Generate(ulong seed, int candles = DefaultCandles, long intervalMs = Minute5)
    {
        var paths = new Paths(this, seed, intervalMs);
        long[] time = new long[candles];
        double[] open = new double[candles], high = new double[candles], low = new double[candles];
        double[] close = new double[candles], volume = new double[candles];
        double price = FirstPrice;
        for (int i = 0; i < candles; i++)
        {
            time[i] = FirstOpenMs + i * intervalMs;
            Move move = paths.Next(time[i]);
            open[i] = price;
            close[i] = Cents(price * Math.Exp(move.Return));
            high[i] = Math.Max(Cents(price * Math.Exp(move.Highest)), Math.Max(price, close[i]));
            low[i] = Math.Min(Cents(price * Math.Exp(move.Lowest)), Math.Min(price, close[i]));
            volume[i] = Math.Round(move.Volume, 6);
            price = close[i];
        }
        return new CandleSeries($"synthetic-{seed}", intervalMs, time, open, high, low, close, volume);
    }

    private static double Cents(double price) => Math.Max(Math.Round(price, 2), Cent);

    /// <summary>One candle as log-moves from its open.</summary>
    private readonly record struct Move(double Return, double Highest, double Lowest, double Volume);

    /// <summary>Everything that changes from candle to candle.</summary>
    private sealed class Paths
    {
        private readonly Rng _shocks, _regimes;
        private readonly double[] _rhythm = new double[168];
        private readonly double[] _drift, _liveliness = [1.1, 0.95, 0.7];
        private readonly double _sigma, _shockShare, _persistence, _switch, _jump, _jumpSize, _volume;
        private double _variance = 1, _activity;
        private int _regime;

        public Paths(SyntheticMarket market, ulong seed, long intervalMs)
        {
            (_shocks, _regimes) = (new Rng(seed, 1), new Rng(seed, 2));
            double days = intervalMs / (double)DayMs;
            _sigma = market.DailyVolatility * Math.Sqrt(days);
            _drift = [market.FallingDrift * days / 365, market.RisingDrift * days / 365, 0];
            _switch = Math.Min(days / market.RegimeDays, 1);
            _shockShare = market.ShockShare;
            _persistence = Math.Exp(-days / market.VolatilityMemoryDays);
            (_jump, _jumpSize) = (market.JumpsPerYear * days / 365, market.JumpSize);
            _volume = market.DailyVolume * days;
            for (int hour = 0; hour < _rhythm.Length; hour++)
            {
                // Hour 0 of Unix time was a Thursday's, so days 2 and 3 are the weekend. Liveliest at 15:00.
                double weekend = hour / 24 is 2 or 3 ? market.WeekendShare : 1;
                _rhythm[hour] = weekend * Math.Exp(market.DayRhythm * Math.Cos(Math.Tau * (hour % 24 - 14.5) / 24));
            }
            _regime = _regimes.Next(3);
        }

        public Move Next(long openTimeMs)
        {
            if (_regimes.NextDouble() < _switch) _regime = (_regime + 1 + _regimes.Next(2)) % 3;
            double rhythm = _rhythm[(int)(openTimeMs / HourMs % 168)];
            double sigma = _sigma * Math.Sqrt(_variance) * rhythm * _liveliness[_regime];
            double shock = StudentShock();
            double moved = _drift[_regime] + sigma * shock;
            if (_shocks.NextDouble() < _jump) moved += _jumpSize * _shocks.NextGaussian();
            double volume = Volume(rhythm, shock);
            _variance = 1 - _persistence + (_persistence - _shockShare) * _variance + _shockShare * _variance * shock * shock;
            return new Move(moved, Extreme(moved, sigma), -Extreme(-moved, sigma), volume);
        }

        /// <summary>Student's t brought to unit variance.</summary>
        private double StudentShock()
        {
            double product = 1;
            for (int i = 0; i < Freedom / 2; i++) product *= 1 - _shocks.NextDouble();
            return _shocks.NextGaussian() * Math.Sqrt((Freedom - 2) / (-2 * Math.Log(product)));
        }

        /// <summary>Highest point of a Brownian path that ends at r: (r + √(r² − 2σ²·ln U)) / 2.</summary>
        private double Extreme(double r, double sigma) =>
            0.5 * (r + Math.Sqrt(r * r - 2 * sigma * sigma * Math.Log(1 - _shocks.NextDouble())));

        /// <summary>Livelier hours, wilder times and larger moves trade more; so does a crowd that stays for an hour or so.</summary>
        private double Volume(double rhythm, double shock)
        {
            _activity = 0.95 * _activity + 0.15 * _shocks.NextGaussian();
            double crowd = Math.Exp(_activity + 0.3 * _shocks.NextGaussian());
            return _volume * rhythm * rhythm * Math.Sqrt(_variance) * (0.4 + 0.6 * Math.Abs(shock)) * crowd;
        }
    }
}
