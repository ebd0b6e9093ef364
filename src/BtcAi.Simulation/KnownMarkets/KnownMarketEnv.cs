using BtcAi.Foundation;

namespace BtcAi.Simulation.KnownMarkets;

/// <summary>
/// Lanes on random windows of one path. An observation is the path's row and one flag per position, the one held set.
/// Actions are target positions, taken to the nearest of <see cref="KnownMarketRules.Positions"/>.
/// </summary>
/// <remarks>
/// Linear accounting with a stake of 1, as in <see cref="KnownMarketScore"/>: the reward of a step is
/// position·return − c·|change|, equity is 1 plus their sum, and no lane is ever ruined.
/// </remarks>
public sealed class KnownMarketEnv : IVectorEnv
{
    private readonly KnownMarketPath _path;
    private readonly double _cost;
    private readonly int _windowCandles;
    private readonly Rng _rng;
    private readonly int[] _ends;
    private readonly int[] _positions;
    private readonly double[] _equity;

    /// <param name="market">Where the cost comes from.</param>
    /// <param name="path">A path of that market, longer than a window.</param>
    /// <param name="lanes">Episodes stepped together.</param>
    /// <param name="windowCandles">Steps of an episode.</param>
    /// <param name="rng">Draws the windows; owned by the environment from here on.</param>
    public KnownMarketEnv(IKnownMarket market, KnownMarketPath path, int lanes, int windowCandles, Rng rng)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(windowCandles, path.Length);
        (_path, _cost, _windowCandles, _rng) = (path, market.Cost, windowCandles, rng);
        (_ends, _positions, _equity) = (new int[lanes], new int[lanes], new double[lanes]);
        Batch = new EnvBatch(lanes, path.Width + KnownMarketRules.Positions.Length);
        Reset();
    }

    public EnvBatch Batch { get; }

    public void Reset()
    {
        for (int lane = 0; lane < Batch.Lanes; lane++)
        {
            Begin(lane);
            Batch.Equity[lane] = 1;
            (Batch.Rewards[lane], Batch.Costs[lane], Batch.Truncated[lane]) = (0, 0, false);
        }
    }

    public void Step()
    {
        for (int lane = 0; lane < Batch.Lanes; lane++)
        {
            Move(lane);
            bool ends = Batch.Candles[lane] == _ends[lane];
            Batch.Truncated[lane] = ends;
            if (ends)
            {
                Observe(lane, Batch.FinalObservations);
                Begin(lane);
            }
            else
            {
                Observe(lane, Batch.Observations);
            }
        }
    }

    /// <summary>Writes everything that changes but the outputs of the last step.</summary>
    public void Save(BinaryWriter writer)
    {
        foreach (ulong word in _rng.State) writer.Write(word);
        for (int lane = 0; lane < Batch.Lanes; lane++)
        {
            writer.Write(Batch.Candles[lane]);
            writer.Write(_ends[lane]);
            writer.Write(_positions[lane]);
            writer.Write(Batch.Ages[lane]);
            writer.Write(_equity[lane]);
        }
    }

    /// <summary>Goes on from what <see cref="Save"/> wrote for the same path, lanes and window.</summary>
    public void Load(BinaryReader reader)
    {
        _rng.State = [reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64()];
        for (int lane = 0; lane < Batch.Lanes; lane++)
        {
            Batch.Candles[lane] = reader.ReadInt32();
            _ends[lane] = reader.ReadInt32();
            Hold(lane, reader.ReadInt32());
            Batch.Ages[lane] = reader.ReadInt32();
            _equity[lane] = reader.ReadDouble();
            Observe(lane, Batch.Observations);
        }
    }

    private void Move(int lane)
    {
        int candle = Batch.Candles[lane];
        int before = _positions[lane], next = Chosen(Batch.Actions[lane], before);
        float held = KnownMarketRules.Positions[next];
        double cost = _cost * Math.Abs(held - KnownMarketRules.Positions[before]);
        double profit = held * (double)_path.Returns[candle] - cost;
        _equity[lane] += profit;

        Hold(lane, next);
        Batch.Ages[lane] = next == before ? Batch.Ages[lane] + 1 : 1;
        Batch.Candles[lane] = candle + 1;
        Batch.Rewards[lane] = (float)profit;
        Batch.Costs[lane] = cost;
        Batch.Equity[lane] = _equity[lane];
    }

    private void Begin(int lane)
    {
        Batch.Candles[lane] = _rng.Next(_path.Length - _windowCandles);
        _ends[lane] = Batch.Candles[lane] + _windowCandles;
        Hold(lane, KnownMarketRules.Flat);
        Batch.Ages[lane] = 0;
        _equity[lane] = 1;
        Observe(lane, Batch.Observations);
    }

    private void Hold(int lane, int position)
    {
        _positions[lane] = position;
        Batch.Exposures[lane] = Batch.Targets[lane] = KnownMarketRules.Positions[position];
    }

    private void Observe(int lane, float[] observations)
    {
        Span<float> row = observations.AsSpan(lane * Batch.ObservationSize, Batch.ObservationSize);
        _path.Row(Batch.Candles[lane]).CopyTo(row);
        Span<float> flags = row[_path.Width..];
        flags.Clear();
        flags[_positions[lane]] = 1;
    }

    /// <summary>Number of the position nearest to the target; NaN keeps the one held.</summary>
    private static int Chosen(float target, int held)
    {
        if (float.IsNaN(target)) return held;
        int best = 0;
        for (int i = 1; i < KnownMarketRules.Positions.Length; i++)
            if (Math.Abs(KnownMarketRules.Positions[i] - target) < Math.Abs(KnownMarketRules.Positions[best] - target))
                best = i;
        return best;
    }
}
