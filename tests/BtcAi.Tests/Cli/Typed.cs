using System.Text.Json;
using System.Text.RegularExpressions;
using BtcAi.Cli;

namespace BtcAi.Tests.Cli;

/// <summary>What came of one command line.</summary>
internal sealed partial record Typed(int Code, string Output, string Error)
{
    public static Typed Run(string home, params string[] args)
    {
        StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int code = Program.Run([.. args, "--home", home], output, error);
        return new Typed(code, $"{output}", $"{error}");
    }

    /// <summary>The lines on standard error, without the codes at their ends.</summary>
    public string[] Complaints => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(WithoutCode)];

    public static string WithoutCode(string line) => CodeAtEnd().Replace(line, "");

    [GeneratedRegex(@" \[BTCAI-[A-Z]+-\d{3}\]$")]
    private static partial Regex CodeAtEnd();

    /// <summary>Standard output as one JSON document; anything before or after it throws.</summary>
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;
}
