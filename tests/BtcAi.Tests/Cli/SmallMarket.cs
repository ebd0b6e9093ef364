using BtcAi.Market;

namespace BtcAi.Tests.Cli;

/// <summary>Hourly candles in a file of their own, enough to train Short on in moments.</summary>
internal static class SmallMarket
{
    private const long HourMs = 3_600_000;

    /// <summary>100 days from 2019-01-01 on: the test range begins on 2019-03-22.</summary>
    public const string TestStart = "2019-03-22";

    public static CandleSeries Candles { get; } = new SyntheticMarket().Generate(1, 2400, HourMs);

    /// <summary>One update takes some milliseconds.</summary>
    public static string[] Settings { get; } =
    [
        "--bucket", "Short", "--set", "model.hidden_size=32", "--set", "model.windows=64", "--set", "model.window_decisions=32",
        "--set", "trading.checkpoint_interval=2", "--set", "learning.evaluate_every=2",
    ];

    /// <returns>The file's path.</returns>
    public static string WriteTo(string folder)
    {
        string path = Path.Combine(folder, "synthetic-small.csv");
        CandleCsv.Write(path, Candles);
        return path;
    }
}
