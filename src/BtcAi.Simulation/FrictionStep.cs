using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using BtcAi.Foundation;
using BtcAi.Market;
using BtcAi.Simulation.Conditions;

namespace BtcAi.Simulation;

/// <summary>The part of a step between two decisions when frictions are on, for all lanes: decide, walk, reward.</summary>
internal sealed class FrictionStep
{
    /// <summary>Separates the chance of cash flows from that of episodes.</summary>
    private const ulong CashFlowStream = 41;

    private const int Ahead = 4, CacheLine = 64, HotBytes = 512;

    private readonly CandleConditions[] _candles;
    private readonly EnvBatch _batch;
    private readonly LaneBook[] _books;
    private readonly CandleWalk _walk;
    private readonly StepReward _reward;
    private readonly int _decisionCandles;
    private readonly double _ruin;

    public FrictionStep(
        CandleSeries candles, TradingRules rules, int lanes, EnvBatch batch, LaneJournal? journal, IReadOnlyList<float>? valueAtRisk)
    {
        _candles = valueAtRisk is null
            ? MarketConditions.Shared(candles, rules.DecisionCandles, rules.Feed)
            : MarketConditions.Of(candles, rules.DecisionCandles, rules.Feed, valueAtRisk);
        (_batch, _decisionCandles, _ruin) = (batch, rules.DecisionCandles, rules.InitialCapital * TradingEnv.RuinShare);
        _books = new LaneBook[lanes];
        _walk = new CandleWalk(_candles, candles.OpenTimeMs, candles.IntervalMs, rules, _books, journal,
            new Rng(rules.CashFlowSeed, CashFlowStream));
        _reward = new StepReward(rules.Rewards, _candles, _walk.Holdings, rules.InitialCapital, journal);
    }

    public void Begin(int i, ref Lane lane) => _walk.Begin(i, ref lane);

    public void Step(Lane[] lanes)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            if (i + Ahead < lanes.Length) FetchLane(i + Ahead, lanes[i + Ahead].Candle + 1);
            ref Lane lane = ref lanes[i];
            ref LaneBook book = ref _books[i];
            (int from, double before) = (lane.Candle, book.Index);
            _walk.Decide(i, ref lane, _batch.Actions[i]);
            bool ruined = _walk.Walk(i, ref lane, Math.Min(from + _decisionCandles, lane.Last));
            double growth = LogGrowth.Of(before, Math.Max(book.Index, _ruin));
            lane.Growth += growth;
            _batch.Rewards[i] = (float)_reward.Of(i, lane, ref book, from, before, growth);
            _batch.Costs[i] = book.Costs;
            _batch.Equity[i] = lane.Equity;
            _batch.Terminated[i] = ruined;
            _batch.Truncated[i] = !ruined && lane.Candle == lane.Last;
            if (i == 0 && (ruined || lane.Candle == lane.Last)) _walk.NoteOpen(lane);
        }
    }

    /// <summary>What the account tells the policy about its limits: cap, withdrawal pressure, cash set aside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteCaps(int i, Span<float> row)
    {
        ref readonly LaneBook book = ref _books[i];
        (row[0], row[1], row[2]) = ((float)book.Cap, book.Pressure, book.Reserved);
    }

    public void Save(BinaryWriter writer)
    {
        StructBytes.Write<LaneBook>(writer, _books);
        _walk.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        StructBytes.Read<LaneBook>(reader, _books);
        _walk.Load(reader);
    }

    /// <summary>Asks the cache for what the lane's next step reads first; only a hint.</summary>
    private unsafe void FetchLane(int i, int row)
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(Unsafe.AsPointer(ref _candles[row]));
        byte* book = (byte*)Unsafe.AsPointer(ref _books[i]);
        for (int line = 0; line < HotBytes; line += CacheLine) Sse.Prefetch0(book + line);
        _walk.Holdings.Fetch(i);
    }
}
