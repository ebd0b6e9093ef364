namespace BtcAi.Market.Venues;

/// <summary>An exchange that publishes candles: it knows addresses and the shape of answers, and asks nothing itself.</summary>
public interface ICandleVenue
{
    string Name { get; }

    /// <summary>Taken when no pair is named.</summary>
    string UsualPair { get; }

    /// <summary>As people write them: 1m, 5m, 1h, 1d.</summary>
    IReadOnlyList<string> Intervals { get; }

    /// <summary>A question about the first candle from a moment on; the answer starts with it, or with a wider candle around it.</summary>
    CandlePart FirstFrom(CandleOrder order, long fromMs);

    /// <summary>All parts that hold the candles of [fromMs, toMs), in the order of time; they may hold others besides.</summary>
    /// <param name="nowMs">What is not over yet has no file.</param>
    IEnumerable<CandlePart> Parts(CandleOrder order, long fromMs, long toMs, long nowMs);

    /// <exception cref="InvalidDataException">It is not what the venue's documentation says.</exception>
    IReadOnlyList<Candle> Read(CandlePart part, byte[] answer);
}
