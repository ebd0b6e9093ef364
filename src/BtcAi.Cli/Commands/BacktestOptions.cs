using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Foundation.Errors;
using BtcAi.Market;
using BtcAi.Simulation;
using BtcAi.Simulation.CashFlows;
using BtcAi.Simulation.Policies;

namespace BtcAi.Cli.Commands;

/// <summary>The options of <c>btcai backtest</c>.</summary>
internal sealed class BacktestOptions
{
    private const string BaselinePrefix = "baseline:";

    private readonly Option<string> _agent = new("--agent") { HelpName = "RUN|FILE|baseline:NAME[:ARGS]", Description = "A run (id, beginning of one, or latest), a checkpoint file, or a baseline such as baseline:cross:10:30", Required = true };
    private readonly Option<string> _data = new("--data") { HelpName = "FILE|NAME", Description = "Candle file, name in the library, or synthetic[:SEED]", Required = true };
    private readonly Option<string?> _bucket = new("--bucket") { HelpName = "B", Description = "Of a run: this agent only. Of a baseline: decide at this bucket's interval [default: at every close]" };
    private readonly Option<string?> _from = DateOption.Create("--from", "Trade from this UTC date on; earlier candles are history");
    private readonly Option<string?> _to = DateOption.Create("--to", "Use candles before this UTC date");
    private readonly Option<string?> _fee = new("--fee") { HelpName = "X", Description = "Instead of the agent's (trading.fee)" };
    private readonly Option<string?> _slippage = new("--slippage") { HelpName = "X", Description = "Instead of the agent's (trading.slippage)" };

    private readonly Option<string[]> _deposit = FlowOption.Create("--deposit", "The owner pays in this much at that UTC time, on top of what is drawn; may be repeated");
    private readonly Option<string[]> _withdraw = FlowOption.Create("--withdraw", "The owner asks for this much at that UTC time: from cash, else by selling; may be repeated");
    private readonly Option<string[]> _set = SetOption.Create("Instead of the agent's own setting; may be repeated (btcai config list)");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _agent, _data, _bucket, _from, _to, _fee, _slippage, _deposit, _withdraw, _set }) command.Add(option);
    }

    /// <exception cref="UserMistakeException">Every problem of every option and of the candles.</exception>
    public BacktestRequest ToRequest(ParseResult parse, CommandContext context)
    {
        Problems problems = context.Problems;
        string agent = parse.GetRequiredValue(_agent), data = parse.GetRequiredValue(_data);
        Bucket? bucket = BucketOf(parse, problems);
        string? baseline = agent.StartsWith(BaselinePrefix, StringComparison.OrdinalIgnoreCase)
            ? agent[BaselinePrefix.Length..].ToLowerInvariant()
            : null;
        if (baseline is not null) problems.Catch(() => BaselineSpec.Parse(baseline));
        IReadOnlyList<string>? checkpoints = baseline is null ? problems.Catch(() => Checkpoints(agent, bucket, context.Runs)) : [];
        (long from, long to) = DateOption.ReadRange(parse, _from, _to, problems);
        string[] costs = [.. Costs(parse, problems)];
        problems.Catch(() => SettingsTree.Default.With(costs));
        ScheduledFlow[] flows = [.. FlowOption.Read(parse, _deposit, 1, problems), .. FlowOption.Read(parse, _withdraw, -1, problems)];
        if (baseline is not null && flows.Length > 0)
            problems.Add(CommandErrors.OptionsExclude, $"--deposit and --withdraw are for agents; --agent is {agent}, and a baseline has no treasury. Leave them out.");
        // An agent brings its own settings; a baseline has none but the home's.
        if (baseline is not null && problems.Catch(() => context.Settings.Load().Settings) is { } home)
        {
            context.TellSettings(home);
            costs = [.. home.Differences(), .. costs];
        }
        CandleSeries? candles = problems.Catch(() => CandleChoice.Load(data, context.Library, toMs: to));
        problems.ThrowIfAny();
        return new BacktestRequest(baseline, checkpoints!, bucket, candles!, from, costs, flows);
    }

    private static IReadOnlyList<string> Checkpoints(string agent, Bucket? bucket, RunStore runs)
    {
        if (File.Exists(agent))
        {
            if (!agent.EndsWith(".btcai", StringComparison.OrdinalIgnoreCase) && !CheckpointFile.IsOne(agent))
                throw new UserMistakeException(AgentErrors.NotFound, $"--agent is {agent}, which is no checkpoint; name a checkpoint file, a run or baseline:NAME.");
            return bucket is null ? [Path.GetFullPath(agent)] : throw new UserMistakeException(CommandErrors.OptionsExclude,
                $"--bucket is {bucket} and {agent} is one agent's checkpoint; leave --bucket out.");
        }
        if (agent.Contains(Path.DirectorySeparatorChar) || agent.EndsWith(".btcai", StringComparison.OrdinalIgnoreCase))
            throw new UserMistakeException(AgentErrors.NotFound, $"{agent} does not exist; name a checkpoint file, a run or baseline:NAME.");
        if (agent.Contains(':'))
            throw new UserMistakeException(AgentErrors.NotFound, $"--agent is {agent}; a baseline is written {BaselinePrefix}{agent}.");
        RunRecord run = runs.Find(agent);
        BucketRecord[] wanted = [.. run.Buckets.Where(b => bucket is null || b.Bucket == bucket)];
        if (wanted.Length == 0)
            throw new UserMistakeException(AgentErrors.NotFound, $"Run {run.Id} holds no {bucket} agent; it trains {string.Join(", ", run.Buckets.Select(b => b.Bucket))}.");
        string[] found = [.. wanted.Where(b => b.State == BucketState.Finished).Select(b => runs.CheckpointOf(run, b.Bucket))];
        if (found.Length > 0) return found;
        throw new UserMistakeException(RunErrors.Unfinished,
            $"Run {run.Id} has not finished {bucket?.ToString() ?? "any bucket"} yet; finish it with `btcai train --resume {run.Id}`, or name " +
            "a checkpoint file in its folder.");
    }

    private IEnumerable<string> Costs(ParseResult parse, Problems problems)
    {
        foreach (string assignment in SetOption.Read(parse, _set, problems)) yield return assignment;
        if (parse.GetValue(_fee) is { } fee) yield return $"trading.fee={fee}";
        if (parse.GetValue(_slippage) is { } slippage) yield return $"trading.slippage={slippage}";
    }

    private Bucket? BucketOf(ParseResult parse, Problems problems)
    {
        if (parse.GetValue(_bucket) is not { } name) return null;
        if (BucketName.TryParse(name, out Bucket bucket)) return bucket;
        problems.Add(CommandErrors.OptionValue, BucketName.Refusal(name));
        return null;
    }
}
