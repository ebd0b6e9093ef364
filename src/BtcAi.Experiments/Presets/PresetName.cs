using System.Text.RegularExpressions;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Presets;

/// <summary>What a preset may be called.</summary>
internal static partial class PresetName
{
    /// <summary>"Short Balanced", "short_balanced" and "short-balanced" are the same preset.</summary>
    public static string KeyOf(string name) => Gaps().Replace(name.Trim().ToLowerInvariant(), "-");

    /// <exception cref="UserMistakeException">It cannot be the name of a file everywhere.</exception>
    public static string Checked(string name) => Allowed().IsMatch(name.Trim()) && !Reserved().IsMatch(name.Trim())
        ? name.Trim()
        : throw new UserMistakeException(PresetErrors.Name,
            $"\"{name}\" cannot be a preset's name; names are up to 60 letters, digits, spaces, dashes and underscores, and begin with a letter or digit.");

    [GeneratedRegex(@"[\s_-]+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd} _-]{0,59}\z")]
    private static partial Regex Allowed();

    // Devices of Windows, which no file can be called.
    [GeneratedRegex(@"\A(con|prn|aux|nul|com\d|lpt\d)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
