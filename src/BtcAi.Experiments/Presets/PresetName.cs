using System.Text.RegularExpressions;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Presets;

/// <summary>What a preset may be called.</summary>
public static partial class PresetName
{
    /// <summary>"Short Balanced", "short_balanced" and "short-balanced" are the same preset.</summary>
    public static string KeyOf(string name) => Gaps().Replace(name.Trim().ToLowerInvariant(), "-");

    /// <summary>What is wrong with a name; null when it can be the name of a file everywhere.</summary>
    public static string? Wrong(string name) => Allowed().IsMatch(name.Trim()) && !Reserved().IsMatch(name.Trim())
        ? null
        : $"\"{name}\" cannot be a preset's name; names are up to 60 letters, digits, spaces, dashes and underscores, and begin with a letter or digit.";

    /// <exception cref="UserMistakeException">It cannot be a name.</exception>
    public static string Checked(string name) => Wrong(name) is { } wrong ? throw new UserMistakeException(PresetErrors.Name, wrong) : name.Trim();

    [GeneratedRegex(@"[\s_-]+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd} _-]{0,59}\z")]
    private static partial Regex Allowed();

    // Devices of Windows, which no file can be called.
    [GeneratedRegex(@"\A(con|prn|aux|nul|com\d|lpt\d)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
