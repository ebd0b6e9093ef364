using System.Text.RegularExpressions;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Commands;

/// <summary>What a tag or a note may be.</summary>
internal static partial class LabelRules
{
    private const int LongestNote = 2000;

    public static void CheckTags(IEnumerable<string> names, Problems problems)
    {
        foreach (string name in names.Where(name => !Allowed().IsMatch(name)))
            problems.Add(RunErrors.Label, $"\"{name}\" cannot be a tag; tags are up to 40 letters, digits, dots, dashes and underscores.");
    }

    public static void CheckNote(string text, Problems problems)
    {
        if (text.Length is 0 or > LongestNote)
            problems.Add(RunErrors.Label, $"The note has {text.Length} characters; notes have from 1 to {LongestNote}.");
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}._-]{1,40}\z")]
    private static partial Regex Allowed();
}
