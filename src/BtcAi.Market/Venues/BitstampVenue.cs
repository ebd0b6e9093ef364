using System.Text.Json;

namespace BtcAi.Market.Venues;

/// <summary>Bitstamp, spot: every candle from its public API, a thousand at a time; it has no archive (bitstamp.net/api, "Get OHLC").</summary>
public sealed class BitstampVenue(Uri? mirror) : ICandleVenue
{
    private const long WidestMs = 259_200_000;

    private readonly Uri _api = mirror ?? new Uri("https://www.bitstamp.net");

    public string Name => "bitstamp";

    public string UsualPair => "BTCUSD";

    public IReadOnlyList<string> Intervals { get; } = ["1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "12h", "1d"];

    // A thousand of the widest candles reach over eight years.
    public CandlePart FirstFrom(CandleOrder order, long fromMs) => new("first.json", Question(order, WidestMs, fromMs - WidestMs, fromMs + (Pages.Candles - 1) * WidestMs), fromMs);

    public IEnumerable<CandlePart> Parts(CandleOrder order, long fromMs, long toMs, long nowMs) =>
        Pages.Of(order, 0, fromMs, toMs, (from, to) => Question(order, order.IntervalMs, from, to));

    public IReadOnlyList<Candle> Read(CandlePart part, byte[] answer) => VenueJson.Read(answer, root =>
        [.. root.GetProperty("data").GetProperty("ohlc").EnumerateArray().Select(row => new Candle(
            (long)Of(row, "timestamp") * 1000, Of(row, "open"), Of(row, "high"), Of(row, "low"), Of(row, "close"), Of(row, "volume")))]);

    private static double Of(JsonElement row, string column) => VenueJson.Number(row.GetProperty(column));

    // Its "end" is the open time of the last candle.
    private Uri Question(CandleOrder order, long stepMs, long fromMs, long toMs) => new(
        _api, $"api/v2/ohlc/{order.Pair.ToLowerInvariant()}/?step={stepMs / 1000}&limit={Pages.Candles}&start={fromMs / 1000}&end={(toMs - 1) / 1000}");
}
