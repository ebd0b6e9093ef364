using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Cli.Views;
using BtcAi.Market.Venues;
using Spectre.Console;

namespace BtcAi.Cli.Commands;

/// <summary><c>btcai data download</c>: candles of an exchange, into the library.</summary>
internal static class DownloadCommand
{
    public static Command Build(CommandHost host)
    {
        var usual = new DownloadRequest();
        Option<string?> venue = Text("--venue", "V", $"{string.Join(" or ", VenueList.All.Select(v => v.Name))} [default: {usual.Venue}]");
        Option<string?> pair = Text("--pair", "P", $"As the venue spells it [default: {string.Join(", ", VenueList.All.Select(v => $"{v.UsualPair} of {v.Name}"))}]");
        Option<string?> interval = Text("--interval", "I", $"Width of a candle, such as 1m, 5m, 1h [default: {usual.Interval}]");
        Option<string?> from = DateOption.Create("--from", $"First candle [default: where the library's start, or else {DownloadRequest.UsualFrom}]");
        Option<string?> to = DateOption.Create("--to", "No candle opens then or later [default: the last closed candle]");
        Option<string?> name = Text("--name", "N", $"What the library calls them [default: pair and interval, such as {usual.UsualName}]");
        Option<string?> mirror = Text("--mirror", "URL", "Ask this address in the venue's place; it must serve the same paths");
        var command = new Command("download", "Fetch candles of an exchange into the library; again, only those that are missing") { venue, pair, interval, from, to, name, mirror };
        host.AttachGathering(command, (parse, context) =>
        {
            var request = new DownloadRequest
            {
                Venue = parse.GetValue(venue) ?? usual.Venue,
                Pair = parse.GetValue(pair) ?? "",
                Interval = parse.GetValue(interval) ?? usual.Interval,
                From = parse.GetValue(from) ?? "",
                To = parse.GetValue(to) ?? "",
                Name = parse.GetValue(name) ?? "",
                Mirror = parse.GetValue(mirror) ?? "",
            };
            CandleOrder? order = request.ToOrder(context.Library, context.Clock.GetUtcNow(), context.Problems);
            context.Problems.ThrowIfAny();
            return Execute(order!, context);
        });
        return command;
    }

    private static int Execute(CandleOrder order, CommandContext context)
    {
        var view = new DownloadConsole(context.Progress);
        var download = new CandleDownload(context.Library, Path.Combine(context.Home, "downloads"), context.Clock, view.OnNote, view.OnProgress);
        context.Progress.WriteLine($"{order.Source} into the library as {order.Name}");
        try
        {
            DownloadReport report = download.RunAsync(order, context.Cancellation).GetAwaiter().GetResult();
            view.Erase();
            context.Result(report, r => [LibraryCommand.TableOf([r.Entry]), new Text(Told(r)), .. AuditView.Of(r.Audit)]);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            view.Erase();
            context.Notice($"Stopped; what was fetched is kept. Go on with: {context.CommandLine}");
            return ExitCode.Interrupted;
        }
        catch
        {
            view.Erase();
            throw;
        }
    }

    private static string Told(DownloadReport report) =>
        (report.NewCandles == 0 ? "Nothing was missing." : $"New candles: {Figures.Count(report.NewCandles)}, {report.Bytes / 1e6:0.0} MB fetched.") +
        (report.OffGrid == 0 ? "" : $" Left out because they open beside the grid of the interval: {Figures.Count(report.OffGrid)}.");

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };
}
