using System.Text.Json;
using BtcAi.Cli;

namespace BtcAi.Tests.Cli;

/// <summary>What came of one command line.</summary>
internal sealed record Typed(int Code, string Output, string Error)
{
    public static Typed Run(string home, params string[] args)
    {
        StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int code = Program.Run([.. args, "--home", home], output, error);
        return new Typed(code, $"{output}", $"{error}");
    }

    public string[] Complaints => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Standard output as one JSON document; anything before or after it throws.</summary>
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;
}
