using System.Globalization;
using System.Text.Json;

namespace BtcAi.Market.Venues;

/// <summary>Candles in the JSON of exchanges, whose numbers are often texts.</summary>
internal static class VenueJson
{
    /// <exception cref="InvalidDataException">It is no JSON, or of another shape.</exception>
    public static IReadOnlyList<Candle> Read(byte[] answer, Func<JsonElement, IReadOnlyList<Candle>> candles)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return candles(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"it is not a list of candles ({e.Message})", e);
        }
    }

    public static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.Parse(value.GetString() ?? "", NumberStyles.Float, CultureInfo.InvariantCulture);
}
