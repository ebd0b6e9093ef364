using System.Globalization;
using BtcAi.Experiments.Html;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Simulation;

namespace BtcAi.Dashboard.Forms;

/// <summary>A training while a person composes it; what it amounts to is a command line.</summary>
public sealed class TrainDraft(SettingsTree saved)
{
    private const string Day = "yyyy-MM-dd";

    public SettingsDraft Settings { get; private set; } = new(saved);

    /// <summary>Name of the preset that the settings start from; empty for none.</summary>
    public string Preset { get; private set; } = "";

    /// <summary>A name of the library, or the built-in market.</summary>
    public string Candles { get; set; } = "synthetic";

    /// <summary>UTC date; empty for the first candle.</summary>
    public string From { get; set; } = "";

    /// <summary>UTC date; empty for the last candle.</summary>
    public string To { get; set; } = "";

    public HashSet<Bucket> Buckets { get; } = [.. Enum.GetValues<Bucket>()];

    public string Seed { get; set; } = "1";

    /// <summary>Wall-clock minutes; empty trains for the number of updates that the settings say.</summary>
    public string Minutes { get; set; } = "";

    /// <summary>Starts the settings from a preset, or from none; what was changed by hand stays.</summary>
    /// <exception cref="UserMistakeException">It contradicts the home's settings; nothing is changed.</exception>
    public void Use(Preset? preset)
    {
        var settings = new SettingsDraft(saved.With(preset?.Settings ?? []));
        foreach (string[] pair in Settings.Assignments.Select(a => a.Split('=', 2))) settings.Change(SettingsCatalog.Find(pair[0])!, pair[1]);
        (Settings, Preset) = (settings, preset?.Name ?? "");
    }

    /// <summary>Everything wrong with the draft, by the field's name.</summary>
    /// <param name="candles">What the chosen candles cover.</param>
    public IReadOnlyDictionary<string, string> Wrong(TimeRange candles)
    {
        var wrong = new Dictionary<string, string>();
        if (Buckets.Count == 0) wrong[nameof(Buckets)] = "No bucket is chosen; choose at least one.";
        if (!ulong.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            wrong[nameof(Seed)] = $"The seed is \"{Seed}\"; it must be a whole number from 0 (1 is usual).";
        if (Minutes.Length > 0 && !(double.TryParse(Minutes, NumberStyles.Float, CultureInfo.InvariantCulture, out double minutes) && minutes is > 0 and <= 100_000))
            wrong[nameof(Minutes)] = $"The minutes are \"{Minutes}\"; they must be a number above 0 and at most 100000, or nothing.";
        foreach ((string field, string text) in new[] { (nameof(From), From), (nameof(To), To) })
            if (WrongDate(text, candles, isEnd: field == nameof(To)) is { } rule) wrong[field] = rule;
        if (From.Length > 0 && To.Length > 0 && string.CompareOrdinal(From, To) >= 0) wrong[nameof(To)] = $"The end must be after the start, {From}.";
        if (Settings.Tree is null) wrong[nameof(Settings)] = "Some settings are wrong; they are marked below.";
        return wrong;
    }

    private static string? WrongDate(string text, TimeRange candles, bool isEnd)
    {
        if (text.Length == 0) return null;
        if (!DateOnly.TryParseExact(text, Day, out DateOnly date)) return $"\"{text}\" is not a date such as 2021-06-30.";
        long ms = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        return (isEnd ? ms > candles.FromMs : ms < candles.ToMs) ? null : $"{text} leaves nothing of the candles, which cover {Written.Range(candles)}.";
    }

    /// <summary>What follows <c>btcai</c>.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "train", "--data", Candles, "--sequence", string.Join(',', Buckets.Order()), "--seed", Seed,
        .. Pair("--from", From), .. Pair("--to", To), .. Pair("--minutes", Minutes),
        .. Pair("--preset", Preset), .. Settings.Assignments.SelectMany(assignment => Pair("--set", assignment)),
    ];

    private static string[] Pair(string option, string text) => text.Length > 0 ? [option, text] : [];
}
