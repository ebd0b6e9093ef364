namespace BtcAi.Market.Venues;

/// <summary>Every venue there is; the first is the usual one.</summary>
public static class VenueList
{
    public static IReadOnlyList<ICandleVenue> All { get; } = Under(null);

    /// <param name="mirror">Serves the venue's paths in its place; null asks the venue itself.</param>
    public static ICandleVenue? Find(string name, Uri? mirror = null) => Under(mirror).FirstOrDefault(venue => venue.Name == name);

    private static ICandleVenue[] Under(Uri? mirror) => [new BinanceVenue(mirror), new BitstampVenue(mirror)];
}
