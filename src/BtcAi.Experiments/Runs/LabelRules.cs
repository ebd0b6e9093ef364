using System.Text.RegularExpressions;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Runs;

/// <summary>What a tag or a note may be.</summary>
public static partial class LabelRules
{
    private const int LongestNote = 2000;

    /// <summary>What is wrong with a tag; null when nothing is.</summary>
    public static string? WrongTag(string name) =>
        Allowed().IsMatch(name) ? null : $"\"{name}\" cannot be a tag; tags are up to 40 letters, digits, dots, dashes and underscores.";

    public static void CheckTags(IEnumerable<string> names, Problems problems)
    {
        foreach (string wrong in names.Select(WrongTag).OfType<string>()) problems.Add(RunErrors.Label, wrong);
    }

    public static void CheckNote(string text, Problems problems)
    {
        if (text.Length is 0 or > LongestNote)
            problems.Add(RunErrors.Label, $"The note has {text.Length} characters; notes have from 1 to {LongestNote}.");
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}._-]{1,40}\z")]
    private static partial Regex Allowed();
}
