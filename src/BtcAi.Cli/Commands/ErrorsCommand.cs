using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai errors</c>: what the codes at the end of messages mean.</summary>
public static class ErrorsCommand
{
    public static Command Build(CommandHost host)
    {
        var list = new Command("list", "Every code there is");
        host.Attach(list, (_, context) =>
        {
            context.Result(ErrorCatalog.All, codes => [TableOf(codes)]);
            return ExitCode.Done;
        });
        var code = new Argument<string>("CODE") { Description = "A code, such as BTCAI-DATA-005" };
        var show = new Command("show", "Cause and way out of one code") { code };
        host.Attach(show, (parse, context) =>
        {
            context.Result(Find(parse.GetRequiredValue(code)), found => TextOf(found));
            return ExitCode.Done;
        });
        var file = new Argument<string>("FILE") { Description = "Markdown file to write" };
        var docs = new Command("docs", "Write the troubleshooting page") { file };
        host.Attach(docs, (parse, context) =>
        {
            AtomicFile.WriteText(parse.GetRequiredValue(file), ErrorCatalog.ToMarkdown());
            context.Progress.WriteLine($"Wrote {parse.GetRequiredValue(file)}");
            return ExitCode.Done;
        });
        return new Command("errors", "Explain the codes at the end of messages") { list, show, docs };
    }

    private static ErrorCode Find(string id) =>
        ErrorCatalog.All.FirstOrDefault(code => code.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? throw new UserMistakeException(
            CommandErrors.OptionValue, $"\"{id}\" is not a code; codes look like BTCAI-DATA-005 (`btcai errors list` shows all).");

    private static FittedTable TableOf(IEnumerable<ErrorCode> codes)
    {
        var table = new FittedTable(new FittedColumn("Code", 3, left: true), new FittedColumn("What happened", 2, left: true));
        foreach (ErrorCode code in codes) table.AddRow(code.Id, code.Title);
        return table;
    }

    private static IEnumerable<IRenderable> TextOf(ErrorCode code) =>
    [
        new Text($"{code.Id}  {code.Title}."),
        new Text(code.Cause),
        new Text($"What to do: {code.WayOut}"),
    ];
}
