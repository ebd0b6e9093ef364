using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;

namespace BtcAi.Cli.Commands;

/// <summary>The options of <c>btcai runs list</c>.</summary>
internal sealed class RunListOptions
{
    private readonly Option<string?> _limit = new("--limit") { HelpName = "N", Description = "Runs on a page [default: 50]" };
    private readonly Option<string?> _page = new("--page") { HelpName = "N", Description = "Which page [default: 1]" };
    private readonly Option<string?> _offset = new("--offset") { HelpName = "N", Description = "Runs to pass over, instead of a page" };
    private readonly Option<string?> _sort = new("--sort") { HelpName = "BY", Description = "created, updated, net, sharpe, drawdown or updates; largest first [default: created]" };
    private readonly Option<string?> _status = new("--status") { HelpName = "S", Description = "Only runs that are running, finished, interrupted or failed" };
    private readonly Option<string?> _bucket = new("--bucket") { HelpName = "B", Description = "Only runs with this bucket" };
    private readonly Option<string?> _tag = new("--tag") { HelpName = "NAME", Description = "Only runs with this tag" };
    private readonly Option<string?> _search = new("--search") { HelpName = "TEXT", Description = "Only runs whose id, command, candles, verdict, tags or notes hold these words" };
    private readonly Option<bool> _deleted = new("--deleted") { Description = "What is in the trash" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _limit, _page, _offset, _sort, _status, _bucket, _tag, _search, _deleted }) command.Add(option);
    }

    public RunQuery Read(ParseResult parse, Problems problems)
    {
        int limit = WholeNumber.Read(parse, _limit, 1, 10_000, 50, problems);
        int page = WholeNumber.Read(parse, _page, 1, 1_000_000, 1, problems);
        int offset = WholeNumber.Read(parse, _offset, 0, int.MaxValue, 0, problems);
        if (parse.GetValue(_page) is not null && parse.GetValue(_offset) is not null)
            problems.Add(CommandErrors.OptionsExclude, "--page and --offset exclude each other; give one of them.");
        Bucket bucket = default;
        if (parse.GetValue(_bucket) is { } named && !BucketName.TryParse(named, out bucket)) problems.Add(CommandErrors.OptionValue, BucketName.Refusal(named));
        var query = new RunQuery
        {
            Limit = limit,
            Offset = parse.GetValue(_page) is null ? offset : (int)Math.Min((page - 1L) * limit, int.MaxValue),
            Sort = Choice<RunSort>(parse, _sort, problems) ?? RunSort.Created,
            Status = Choice<RunStatus>(parse, _status, problems)?.ToString(),
            Bucket = parse.GetValue(_bucket) is null ? null : $"{bucket}",
            Tag = parse.GetValue(_tag),
            Search = parse.GetValue(_search),
            Deleted = parse.GetValue(_deleted),
        };
        problems.ThrowIfAny();
        return query;
    }

    private static T? Choice<T>(ParseResult parse, Option<string?> option, Problems problems) where T : struct, Enum
    {
        if (parse.GetValue(option) is not { } text) return null;
        if (Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)) return Enum.Parse<T>(text, ignoreCase: true);
        problems.Add(CommandErrors.OptionValue, $"{option.Name} is {text}; choose from {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return null;
    }
}
