namespace BtcAi.Market.Venues;

/// <summary>What came back, of the statuses that asking again would not change.</summary>
/// <param name="Status">HTTP's.</param>
internal readonly record struct VenueAnswer(int Status, byte[] Body)
{
    public bool IsFound => Status == 200;

    public bool IsMissing => Status == 404;
}
