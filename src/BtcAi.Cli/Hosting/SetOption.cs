using System.CommandLine;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Hosting;

/// <summary>The option that changes settings, key=value, as often as needed.</summary>
internal static class SetOption
{
    public static Option<string[]> Create(string description) =>
        new("--set") { HelpName = "KEY=VALUE", Description = description, AllowMultipleArgumentsPerToken = false };

    /// <summary>All that was given, without those that name no setting, which are problems.</summary>
    public static IReadOnlyList<string> Read(ParseResult parse, Option<string[]> option, Problems problems)
    {
        var named = new List<string>();
        foreach (string assignment in parse.GetValue(option) ?? [])
        {
            if (!assignment.TrimStart().StartsWith('=')) named.Add(assignment);
            else problems.Add(SettingErrors.NotAnAssignment, $"--set {assignment} names no setting; write key=value, such as model.learning_rate=0.001.");
        }
        return named;
    }
}
