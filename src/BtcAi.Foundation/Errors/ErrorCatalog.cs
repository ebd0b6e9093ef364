using System.Reflection;
using System.Text;

namespace BtcAi.Foundation.Errors;

/// <summary>Every code there is, by family.</summary>
public static class ErrorCatalog
{
    private static readonly Type[] Families =
    [
        typeof(CommandErrors), typeof(SettingErrors), typeof(CandleErrors), typeof(AgentErrors), typeof(RunErrors), typeof(CheckpointErrors),
        typeof(DiskErrors), typeof(DashboardErrors), typeof(RecoveryErrors), typeof(PresetErrors),
    ];

    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        .. Families.SelectMany(family => family.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Select(property => property.GetValue(null)).OfType<ErrorCode>(),
    ];

    /// <summary>The troubleshooting page, Markdown.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("# Troubleshooting\n\nWritten by `btcai errors docs` from the table that the messages take their codes from; a test compares the two.\n")
            .Append("Every message of a mistake or a refused file ends with a code; `btcai errors show CODE` says the same as this page.\n");
        foreach (ErrorCode code in All)
            text.Append($"\n## {code.Id}\n\n**{code.Title}.** {code.Cause}\n\n*What to do:* {code.WayOut}\n");
        return text.ToString();
    }
}
