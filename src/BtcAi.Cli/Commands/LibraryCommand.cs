using System.CommandLine;
using System.Globalization;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai data</c>: the library of candles.</summary>
public static class LibraryCommand
{
    /// <summary>A day: the widest candle on which a bucket decides.</summary>
    private const int MostMinutes = 1440;

    public static Command Build(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "Candles as .csv, .csv.gz or .parquet" };
        var name = new Option<string>("--name")
        {
            Description = "What the library calls them",
            HelpName = "N",
            Required = true,
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace candles that the library holds under this name" };
        var interval = new Option<string?>("--interval") { HelpName = "MINUTES", Description = "Join the candles into wider ones, such as 60" };
        var import = new Command("import", "Check a file and store its candles in the library") { file, name, interval, overwrite };
        host.AttachGathering(import, (parse, context) => Import(
            context, parse.GetRequiredValue(file), parse.GetRequiredValue(name), parse.GetValue(overwrite), Minutes(parse.GetValue(interval), context.Problems)));

        var list = new Command("list", "All candles in the library");
        host.Attach(list, (_, context) => List(context));

        var source = new Argument<string>("NAME|FILE") { Description = "A name in the library, or a file" };
        var audit = new Command("audit", "Gaps, impossible candles and suspicious moves; changes nothing") { source };
        host.Attach(audit, (parse, context) => Audit(context, parse.GetRequiredValue(source)));

        var data = new Command("data", "The library of candles") { DownloadCommand.Build(host), import, list, audit };
        host.Attach(data, (_, context) => List(context));
        return data;
    }

    private static long? Minutes(string? text, Problems problems)
    {
        if (text is null) return null;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out int minutes) && minutes is >= 1 and <= MostMinutes) return minutes * 60_000L;
        problems.Add(CommandErrors.OptionValue, $"--interval is {text}; it must be a whole number of minutes from 1 to {MostMinutes}.");
        return null;
    }

    private static int Import(CommandContext context, string file, string name, bool overwrite, long? intervalMs)
    {
        LibraryEntry? imported = context.Problems.Catch(() => context.Library.Import(file, name, overwrite, intervalMs));
        context.Problems.ThrowIfAny();
        context.Result(imported!, entry => [TableOf([entry])]);
        return ExitCode.Done;
    }

    private static int List(CommandContext context)
    {
        IReadOnlyList<LibraryEntry> entries = context.Library.List(out IReadOnlyList<string> damaged);
        context.Result(entries, all => all.Count > 0 ? [TableOf(all)] : damaged.Count == 0 ? [NoCandles(context)] : []);
        return damaged.Count == 0 ? ExitCode.Done : throw new WorldException(DiskErrors.Damaged, string.Join(Environment.NewLine, damaged));
    }

    private static int Audit(CommandContext context, string source)
    {
        var report = CandleAudit.Of(context.Library.Load(source));
        context.Result(report, AuditView.Of);
        return ExitCode.Done;
    }

    private static Text NoCandles(CommandContext context) =>
        new($"No candles in {context.Library.Folder} yet; `btcai data download` fetches some, `btcai data import FILE --name N` takes a file.");

    internal static FittedTable TableOf(IEnumerable<LibraryEntry> entries)
    {
        var table = new FittedTable(
            new FittedColumn("Name", 6, left: true), new FittedColumn("Interval", 5), new FittedColumn("First (UTC)", 2, left: true),
            new FittedColumn("Last (UTC)", 3, left: true), new FittedColumn("Candles", 4), new FittedColumn("Size", 1));
        foreach (var e in entries)
        {
            table.AddRow(
                e.Name, Words.Interval(e.IntervalMs), Words.Time(e.FirstMs), Words.Time(e.LastMs), Figures.Count(e.Rows),
                $"{e.Bytes / 1e6:0.0} MB");
        }
        return table;
    }
}
