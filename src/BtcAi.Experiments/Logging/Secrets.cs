using System.Text.RegularExpressions;

namespace BtcAi.Experiments.Logging;

/// <summary>Takes what looks like a token, a password or a key out of text, whether it stands in JSON, an option, a setting or an address.</summary>
public static partial class Secrets
{
    private const string Mask = "***";

    private const string Names =
        @"token|secret|passw(?:or)?d|passphrase|credentials?|authorization|api[-_.]?key|access[-_.]?key|private[-_.]?key|encryption[-_.]?key";

    // In a JSON string quotes are escaped.
    private const string Value = """(?<value>\\"(?:(?!\\").)*\\"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"',;&}\\]+)""";

    public static string Hide(string text)
    {
        if (!Suspicious().IsMatch(text)) return text;
        text = Assigned().Replace(text, Masked);
        text = Option().Replace(text, Masked);
        text = Bearer().Replace(text, "${scheme}" + Mask);
        return UserOfAddress().Replace(text, "${scheme}" + Mask + "@");
    }

    private static string Masked(Match match)
    {
        string name = match.Groups["name"].Value, value = match.Groups["value"].Value;
        string quote = value.StartsWith("\\\"", StringComparison.Ordinal) ? "\\\"" : value[0] is '"' or '\'' ? value[..1] : "";
        // A number, true or null beside a name in quotes is JSON, which must stay JSON.
        return quote.Length == 0 && name.TrimEnd().EndsWith("\":", StringComparison.Ordinal) ? $"{name}\"{Mask}\"" : name + quote + Mask + quote;
    }

    [GeneratedRegex(Names + @"|\bkey\b|bearer|basic|://[^\s/@]+@", RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();

    [GeneratedRegex(@"(?<name>[\w.\-]*(?:" + Names + @")[\w\-]*\\?[""']?\s*[=:]\s*)(?!\s*(?:bearer|basic)\s)" + Value, RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(?<name>--[\w\-]*(?:" + Names + @"|\bkey)[\w\-]*[\s=]+)(?!-)" + Value, RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    [GeneratedRegex(@"(?<scheme>\b(?:bearer|basic)\s+)[^\s""',;\\]{8,}", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(?<scheme>\w+://)[^\s/@:""]+:[^\s/@""]+@")]
    private static partial Regex UserOfAddress();
}
