using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Simulation;

/// <summary>
/// The market replayed for many lanes at once, and the one place where the clock of a step is written: the policy sees
/// the close of candle t; the order fills at the open of t+1 with slippage; the step ends at the close of
/// t+DecisionCandles (or the last candle of a single pass) and pays the log growth of equity from close to close.
/// With frictions every candle on the way is walked through (<see cref="CandleWalk"/>).
/// An observation is the feature row of t; with caps, <see cref="CapFeatures"/> numbers: cap, withdrawal pressure, cash set
/// aside; then <see cref="AccountFeatures"/> numbers: exposure; freshness of the target (1/age, 0 before its first change);
/// growth since it last changed as g/(0.05+|g|), g in logs. Without features observations are empty.
/// </summary>
public sealed class TradingEnv : IVectorEnv
{
    public const int AccountFeatures = 3, CapFeatures = 3;

    /// <summary>A lane is ruined when its equity is no more than this share of the initial capital.</summary>
    public const double RuinShare = 1e-3;

    /// <summary>Log growth that shows as one half in the observation.</summary>
    private const double GrowthScale = 0.05;

    /// <summary>Lanes between asking the cache for a row and reading it.</summary>
    private const int Ahead = 8;

    private const int CacheLine = 64;

    private readonly double[] _open, _close;
    private readonly long[] _openTimeMs;
    private readonly FeatureTable? _features;
    private readonly EpisodePlan _plan;
    private readonly CostRates _rates;
    private readonly int _decisionCandles;
    private readonly float _minimum, _maximum;
    private readonly double _band, _capital, _ruin;
    private readonly Lane[] _lanes;
    private readonly Rng[] _rngs;
    private readonly LaneJournal? _journal;
    private readonly FrictionStep? _frictions;
    private readonly int _capFeatures;

    /// <param name="features">One row per candle; null for policies that look at candles alone.</param>
    /// <param name="rng">Seeds one generator per lane here, and is not used again.</param>
    /// <param name="journal">Filled with what happens to lane 0, which allocates.</param>
    /// <param name="valueAtRisk">A forecast's 99 % one-day value at risk per candle, a fraction; null without one.</param>
    public TradingEnv(
        CandleSeries candles, FeatureTable? features, TradingRules rules, EpisodePlan plan, int lanes, Rng rng,
        LaneJournal? journal = null, IReadOnlyList<float>? valueAtRisk = null)
    {
        rules.Check();
        plan.Check(candles, features, rules.DecisionCandles);
        (_open, _close, _openTimeMs) = (candles.Open, candles.Close, candles.OpenTimeMs);
        (_features, _plan, _rates) = (features, plan, new CostRates(rules));
        _decisionCandles = rules.DecisionCandles;
        (_minimum, _maximum) = ((float)rules.MinimumExposure, (float)rules.MaximumExposure);
        // Below zero every difference is outside the band: band 0 re-balances at every decision.
        _band = rules.RebalanceBand == 0 ? -1 : rules.RebalanceBand;
        (_capital, _ruin) = (rules.InitialCapital, rules.InitialCapital * RuinShare);
        _lanes = new Lane[lanes];
        _rngs = new Rng[lanes];
        for (int i = 0; i < lanes; i++) _rngs[i] = new Rng(rng.NextUInt64());
        _capFeatures = rules.HasCaps ? CapFeatures : 0;
        Batch = new EnvBatch(lanes, features is null ? 0 : features.Width + _capFeatures + AccountFeatures);
        _journal = journal;
        if (rules.HasFrictions) _frictions = new FrictionStep(candles, rules, lanes, Batch, journal, valueAtRisk);
        Reset();
    }

    public EnvBatch Batch { get; }

    public void Reset()
    {
        for (int i = 0; i < _lanes.Length; i++)
        {
            Begin(i);
            Show(i, _lanes[i]);
        }
        Array.Clear(Batch.Rewards);
        Array.Clear(Batch.Costs);
        Array.Clear(Batch.Terminated);
        Array.Clear(Batch.Truncated);
        Array.Fill(Batch.Equity, _capital);
    }

    public void Step()
    {
        Lane[] lanes = _lanes;
        if (_frictions is null) TradeAndAdvance(lanes);
        else _frictions.Step(lanes);
        for (int i = 0; i < lanes.Length; i++)
        {
            if (i + Ahead < lanes.Length) FetchRow(lanes[i + Ahead].Candle);
            if (Batch.Terminated[i] || Batch.Truncated[i]) End(i);
            Show(i, lanes[i]);
        }
    }

    /// <summary>Two sweeps, so that the processor works on several lanes at once: a lane's own sums wait for each other.</summary>
    private void TradeAndAdvance(Lane[] lanes)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            if (i + Ahead < lanes.Length) Fetch(ref _open[lanes[i + Ahead].Candle + 1]);
            Batch.Costs[i] = Trade(i, ref lanes[i], Batch.Actions[i]);
        }
        for (int i = 0; i < lanes.Length; i++)
        {
            if (i + Ahead < lanes.Length) Fetch(ref _close[Next(lanes[i + Ahead])]);
            Advance(i, ref lanes[i]);
        }
    }

    /// <summary>The order given at the close of t fills at the open of t+1. Returns its costs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Trade(int i, ref Lane lane, float action)
    {
        if (lane.Age > 0) lane.Age++;
        double mid = _open[lane.Candle + 1];
        if (lane.Account.EquityAt(mid) <= _ruin) action = 0; // the venue closes what is left
        else if (float.IsNaN(action)) return 0;

        float target = action < _minimum ? _minimum : action > _maximum ? _maximum : action;
        if (target != lane.Target) (lane.Target, lane.Age, lane.Growth) = (target, 1, 0);
        else if (Math.Abs(lane.Equity - lane.Account.Cash - target * lane.Equity) <= _band * lane.Equity) return 0;

        double before = lane.Account.Units;
        double cost = lane.Account.TradeTo(target, mid, _rates);
        if (_journal is not null && i == 0 && lane.Account.Units != before) Note(lane, mid, before, cost);
        return cost;
    }

    /// <summary>From the fill to the close that ends the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance(int i, ref Lane lane)
    {
        lane.Candle = Next(lane);
        double equity = lane.Account.EquityAt(_close[lane.Candle]);
        double reward = LogGrowth.Of(lane.Equity, equity > _ruin ? equity : _ruin);
        lane.Equity = equity;
        lane.Growth += reward;
        Batch.Rewards[i] = (float)reward;
        Batch.Equity[i] = equity;
        bool ruined = equity <= _ruin;
        Batch.Terminated[i] = ruined;
        Batch.Truncated[i] = !ruined && lane.Candle == lane.Last;
    }

    private int Next(in Lane lane) => Math.Min(lane.Candle + _decisionCandles, lane.Last);

    private void End(int i)
    {
        WriteObservation(_lanes[i], Exposure(_lanes[i]), Batch.FinalObservations, i);
        Begin(i);
    }

    private void Begin(int i)
    {
        (int first, int last) = _plan.Draw(_decisionCandles, _rngs[i]);
        _lanes[i] = new Lane { Account = new Account(_capital), Equity = _capital, Candle = first, Last = last };
        _frictions?.Begin(i, ref _lanes[i]);
    }

    /// <summary>Writes what the lane sees now into the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Show(int i, in Lane lane)
    {
        float exposure = Exposure(lane);
        Batch.Candles[i] = lane.Candle;
        Batch.Exposures[i] = exposure;
        Batch.Targets[i] = lane.Target;
        Batch.Ages[i] = lane.Age;
        WriteObservation(lane, exposure, Batch.Observations, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteObservation(in Lane lane, float exposure, float[] observations, int i)
    {
        if (_features is null) return;
        int width = _features.Width;
        Span<float> row = observations.AsSpan(i * Batch.ObservationSize, Batch.ObservationSize);
        _features.Row(lane.Candle).CopyTo(row);
        if (_capFeatures > 0) _frictions!.WriteCaps(i, row[width..]);
        width += _capFeatures;
        row[width] = exposure;
        row[width + 1] = lane.Age == 0 ? 0 : 1f / lane.Age;
        row[width + 2] = (float)(lane.Growth / (GrowthScale + Math.Abs(lane.Growth)));
    }

    private void FetchRow(int candle)
    {
        if (_features is null or { Width: 0 }) return;
        int width = _features.Width;
        ref float row = ref _features.Values[candle * width];
        for (int f = 0; f < width; f += CacheLine / sizeof(float)) Fetch(ref Unsafe.Add(ref row, f));
        Fetch(ref Unsafe.Add(ref row, width - 1)); // rows are not aligned: the last number may lie one line further
    }

    /// <summary>Asks the cache for what will be read soon: lanes are spread over the whole history. Only a hint, so it may be stale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch<T>(ref T value) where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref value));
    }

    private static float Exposure(in Lane lane) => (float)((lane.Equity - lane.Account.Cash) / lane.Equity);

    private void Note(in Lane lane, double mid, double unitsBefore, double cost)
    {
        int row = lane.Candle + 1;
        double units = lane.Account.Units - unitsBefore;
        _journal!.Fills.Add(new Fill(
            row, _openTimeMs[row], mid, _rates.FillPrice(mid, units), units, cost, lane.Target,
            lane.Account.Units, lane.Account.Cash));
    }

    /// <summary>Everything that changes; the columns of the last step's outcome are not kept, their reader has them.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_lanes.Length);
        StructBytes.Write<Lane>(writer, _lanes);
        foreach (Rng rng in _rngs)
            foreach (ulong word in rng.State) writer.Write(word);
        _frictions?.Save(writer);
    }

    /// <summary>Goes on where <see cref="Save"/> was called, with the same candles, rules and plan.</summary>
    /// <exception cref="InvalidDataException">The saved environment had another number of lanes.</exception>
    public void Load(BinaryReader reader)
    {
        int lanes = reader.ReadInt32();
        if (lanes != _lanes.Length)
            throw new InvalidDataException($"The saved environment has {lanes} lanes, this one {_lanes.Length}.");
        StructBytes.Read<Lane>(reader, _lanes);
        foreach (Rng rng in _rngs)
            rng.State = [reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64()];
        _frictions?.Load(reader);
        for (int i = 0; i < lanes; i++) Show(i, _lanes[i]);
    }
}
