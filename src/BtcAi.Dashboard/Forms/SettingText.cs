using System.Globalization;
using System.Text.RegularExpressions;
using BtcAi.Experiments.Html;
using BtcAi.Experiments.Settings;

namespace BtcAi.Dashboard.Forms;

/// <summary>Values of settings as pages write them; files and the command line write them as <see cref="SettingEntry.TextIn"/> does.</summary>
public static partial class SettingText
{
    /// <summary>As files and the command line write a value that is not set.</summary>
    public const string Unset = "null";

    public const string NotSet = "not set";

    /// <summary>A number without a power of ten; any other text as it is.</summary>
    public static string Plain(string text) =>
        text.Contains('E', StringComparison.Ordinal) && Number(text) is { } number && Math.Abs(number) < 1e15 ? number.ToString("0.####################", CultureInfo.InvariantCulture) : text;

    /// <summary>Whether it is a share of something, which people read in percent.</summary>
    public static bool IsShare(SettingEntry setting) => ShareUnit().IsMatch(setting.Unit);

    /// <summary>What a value amounts to in its unit, such as "= 15 % of equity"; the unit alone where nothing can be said.</summary>
    public static string UnitOf(SettingEntry setting, string text) =>
        IsShare(setting) && Number(text) is { } share ? $"= {Written.Percent(share, "0.######")}{ShareUnit().Replace(setting.Unit, "")}" : setting.Unit;

    /// <summary>A value in a table.</summary>
    public static string Of(SettingEntry setting, string text) =>
        text == Unset ? NotSet : IsShare(setting) && Number(text) is { } share ? $"{Plain(text)} ({Written.Percent(share, "0.######")})" : Plain(text);

    /// <summary>A sentence without the word that only files know.</summary>
    public static string Read(string sentence) => UnsetWord().Replace(sentence, NotSet);

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex("^(fraction|share)")]
    private static partial Regex ShareUnit();

    [GeneratedRegex(@"\bnull\b")]
    private static partial Regex UnsetWord();
}
