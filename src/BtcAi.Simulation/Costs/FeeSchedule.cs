using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Simulation.Costs;

/// <summary>A venue's fees by 30-day volume, ascending from 0.</summary>
public sealed class FeeSchedule
{
    private const string Rule =
        "write a venue (binance, bitstamp, kraken) or tiers as VOLUME:MAKER:TAKER separated by commas, volumes ascending from 0 " +
        "and fees as fractions from 0 to 0.1, such as 0:0.001:0.001,1000000:0.0009:0.001";

    // The venues' public tables for spot trading in the quote currency, as of 2024.
    private static readonly Dictionary<string, string> Venues = new(StringComparer.OrdinalIgnoreCase)
    {
        ["binance"] = "0:0.001:0.001,1000000:0.0009:0.001,5000000:0.0008:0.001,20000000:0.0004:0.0006,100000000:0.0004:0.00052",
        ["bitstamp"] = "0:0.003:0.004,10000:0.002:0.003,100000:0.001:0.002,500000:0.0008:0.0018,1500000:0.0006:0.0016,5000000:0.0003:0.0012",
        ["kraken"] = "0:0.0025:0.004,10000:0.002:0.0035,50000:0.0014:0.0024,100000:0.0012:0.0022,250000:0.001:0.002," +
            "500000:0.0008:0.0018,1000000:0.0006:0.0016,2500000:0.0004:0.0014,5000000:0.0002:0.0012,10000000:0:0.001",
    };

    private FeeSchedule(FeeTier[] tiers) => Tiers = tiers;

    public IReadOnlyList<FeeTier> Tiers { get; }

    /// <summary>One fee for everything.</summary>
    public static FeeSchedule Flat(double fee) => new([new FeeTier(0, fee, fee)]);

    /// <summary>A venue's name, or tiers as text.</summary>
    /// <exception cref="UserMistakeException">Neither.</exception>
    public static FeeSchedule Parse(string text)
    {
        string[] parts = (Venues.GetValueOrDefault(text.Trim()) ?? text).Split(',', StringSplitOptions.TrimEntries);
        FeeTier[] tiers = [.. parts.Select(part => Tier(part) ?? throw new UserMistakeException(SettingErrors.Value, $"The fee schedule holds \"{part}\"; {Rule}."))];
        if (tiers[0].VolumeFrom != 0 || !tiers.Zip(tiers.Skip(1)).All(pair => pair.First.VolumeFrom < pair.Second.VolumeFrom))
            throw new UserMistakeException(SettingErrors.Value, $"The fee schedule's volumes are not ascending from 0; {Rule}.");
        return new FeeSchedule(tiers);
    }

    /// <summary>Every fee times a factor, at most 0.1.</summary>
    public FeeSchedule Times(double factor) =>
        new([.. Tiers.Select(t => t with { Maker = Math.Min(0.1, t.Maker * factor), Taker = Math.Min(0.1, t.Taker * factor) })]);

    /// <summary>The tier that a 30-day volume has reached.</summary>
    public FeeTier At(double volume)
    {
        int tier = Tiers.Count - 1;
        while (tier > 0 && volume < Tiers[tier].VolumeFrom) tier--;
        return Tiers[tier];
    }

    private static FeeTier? Tier(string part)
    {
        double[] numbers = [.. part.Split(':').Select(n =>
            double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        return numbers is [>= 0 and < double.PositiveInfinity, >= 0 and <= 0.1, >= 0 and <= 0.1]
            ? new FeeTier(numbers[0], numbers[1], numbers[2])
            : null;
    }
}
