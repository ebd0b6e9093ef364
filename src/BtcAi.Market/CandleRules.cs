namespace BtcAi.Market;

/// <summary>What a candle must keep to be possible at all; the same for files read and for series looked over.</summary>
internal static class CandleRules
{
    // Written so that NaN and infinity fail too.
    public static bool Kept(in Candle c) =>
        c.Low > 0 && c.High < double.PositiveInfinity && c.Low <= c.Open && c.Open <= c.High &&
        c.Low <= c.Close && c.Close <= c.High && c.Volume >= 0 && c.Volume < double.PositiveInfinity;

    /// <summary>Every rule the candle breaks, as "value; rule".</summary>
    /// <param name="unread">Columns whose text could not be read: they are NaN, and nothing is said of them again.</param>
    public static List<string> Broken(in Candle c, IReadOnlyCollection<string>? unread = null)
    {
        var broken = new List<string>();
        Price("open", c.Open);
        Price("high", c.High);
        Price("low", c.Low);
        Price("close", c.Close);
        if (!double.IsFinite(c.Volume) && IsRead("volume")) broken.Add($"volume is {c.Volume}; it must be a finite number");
        if (c.Volume < 0) broken.Add($"volume is {c.Volume}; it must be 0 or above");
        if (c.High < c.Low) broken.Add($"high {c.High} is below low {c.Low}; high must be at or above low");
        else
        {
            Between(broken, "open", c.Open, c);
            Between(broken, "close", c.Close, c);
        }
        return broken;

        bool IsRead(string column) => unread is null || !unread.Contains(column);

        void Price(string column, double price)
        {
            if (!IsRead(column)) return;
            if (!double.IsFinite(price)) broken.Add($"{column} is {price}; it must be a finite number");
            else if (price <= 0) broken.Add($"{column} is {price}; a price must be above 0");
        }
    }

    private static void Between(List<string> broken, string column, double price, in Candle c)
    {
        if (price > c.High) broken.Add($"{column} {price} is above high {c.High}; it must lie between low and high");
        if (price < c.Low) broken.Add($"{column} {price} is below low {c.Low}; it must lie between low and high");
    }
}
