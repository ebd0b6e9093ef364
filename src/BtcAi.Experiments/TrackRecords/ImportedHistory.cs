using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BtcAi.Experiments.Store;

namespace BtcAi.Experiments.TrackRecords;

/// <summary>
/// The Python program's <c>performance_history.json</c>, whatever its shape: presets with their entries, or a list of entries that
/// name their preset. What cannot be told for certain (a profit without its unit) is kept as it stood and not made a figure.
/// </summary>
public static class ImportedHistory
{
    private static readonly string[] Names = ["preset", "preset_name", "name"], Lists = ["history", "entries", "evaluations", "results", "performance"];
    private static readonly string[] Dates = ["date", "timestamp", "time", "tested_at", "created_at", "datetime"];

    private static readonly string[] Figures = ["net_profit", "profit", "total_profit", "roi", "total_return", "net_return", "return", "win_rate", "sharpe", "sharpe_ratio", "max_drawdown", "drawdown", "profit_factor"];

    /// <returns>None when the text is no such history.</returns>
    public static IReadOnlyList<EvaluationRow> Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) switch
            {
                JsonArray list => [.. list.OfType<JsonObject>().Where(IsEntry).Select(entry => Row(NameIn(entry), entry))],
                JsonObject root when IsEntry(root) => [Row(NameIn(root), root)],
                JsonObject root => [.. root.SelectMany(part => Entries(part.Value).Select(entry => Row(Lists.Contains(part.Key) ? NameIn(entry) : part.Key, entry)))],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return []; // no history: the caller says so
        }
    }

    private static IEnumerable<JsonObject> Entries(JsonNode? node) => node switch
    {
        JsonArray list => list.OfType<JsonObject>().Where(IsEntry),
        JsonObject one when IsEntry(one) => [one],
        JsonObject holder => Lists.Select(name => holder[name]).OfType<JsonArray>().SelectMany(Entries),
        _ => [],
    };

    private static bool IsEntry(JsonObject entry) => entry.Any(part => Figures.Contains(part.Key.ToLowerInvariant()) && part.Value is JsonValue);

    private static string NameIn(JsonObject entry) => Text(entry, Names) is { Length: > 0 } name ? name : "unnamed";

    private static EvaluationRow Row(string preset, JsonObject entry) => new()
    {
        Source = EvaluationSource.Imported,
        MadeMs = Time(entry),
        Preset = preset,
        Bucket = Enum.GetNames<Simulation.Bucket>().FirstOrDefault(b => b.Equals(Text(entry, ["bucket", "bucket_type"]), StringComparison.OrdinalIgnoreCase)) ?? "",
        Scheme = "unknown",
        // Money or a rate of an unknown period is no net return.
        Net = Share(entry, "roi", "total_return", "net_return", "return"),
        Sharpe = Number(entry, "sharpe", "sharpe_ratio"),
        Drawdown = Math.Abs(Share(entry, "max_drawdown", "drawdown") ?? double.NaN),
        WinRate = Share(entry, "win_rate"),
        ProfitFactor = Number(entry, "profit_factor"),
        Trades = (int?)Number(entry, "total_trades", "trades", "num_trades", "trade_count"),
        Original = entry.ToJsonString(),
    };

    /// <summary>Percent where the number can only be one.</summary>
    private static double? Share(JsonObject entry, params string[] names) => Number(entry, names) is { } number ? Math.Abs(number) > 1 ? number / 100 : number : null;

    private static double? Number(JsonObject entry, params string[] names) =>
        double.TryParse(Text(entry, names), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && Math.Abs(number) < 1e9 ? number : null;

    private static string Text(JsonObject entry, string[] names) =>
        entry.FirstOrDefault(part => names.Contains(part.Key.ToLowerInvariant()) && part.Value is JsonValue).Value?.ToString() ?? "";

    private static long Time(JsonObject entry)
    {
        string text = Text(entry, Dates);
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out DateTimeOffset date)) return date.ToUnixTimeMilliseconds();
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double unix) || unix is not (> 0 and < 1e14)) return 0;
        return (long)(unix > 1e11 ? unix : unix * 1000); // milliseconds or seconds
    }
}
