using System.CommandLine;
using System.Globalization;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Presets;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Training;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Simulation;

namespace BtcAi.Cli.Commands;

/// <summary>The options of <c>btcai train</c>.</summary>
internal sealed class TrainOptions
{
    private readonly Option<string?> _data = new("--data") { HelpName = "FILE|NAME", Description = "Candle file, name in the library, or synthetic[:SEED] [default: synthetic]" };
    private readonly Option<string?> _bucket = new("--bucket") { HelpName = "B", Description = "Train one bucket: Scalping, Short, Medium or Long" };
    private readonly Option<string?> _sequence = new("--sequence") { HelpName = "B,B,…", Description = "Train these buckets in this order [default: all four]" };
    private readonly Option<string?> _updates = new("--updates") { HelpName = "N", Description = "Updates per bucket (learning.updates)" };
    private readonly Option<string?> _minutes = new("--minutes") { HelpName = "M", Description = "Wall-clock minutes for all buckets together, instead of a number of updates" };
    private readonly Option<string?> _model = new("--model") { HelpName = "TYPE", Description = "ActorCritic, PPO or A2C (model.type)" };
    private readonly Option<string?> _from = DateOption.Create("--from", "Use candles from this UTC date on");
    private readonly Option<string?> _to = DateOption.Create("--to", "Use candles before this UTC date");
    private readonly Option<string?> _preset = new("--preset") { HelpName = "NAME", Description = "Start from a preset's settings, over those of the home and under --set (btcai presets list)" };
    private readonly Option<string[]> _set = SetOption.Create("Change a setting; may be repeated (btcai config list)");
    private readonly Option<string?> _resume = new("--resume") { HelpName = "RUN", Description = "Go on with an interrupted run (its id, the beginning of one, or latest)" };

    private Option[] All => [_data, _bucket, _sequence, _updates, _minutes, _model, _from, _to, _resume, _preset, _set];

    public void AddTo(Command command)
    {
        foreach (Option option in All) command.Add(option);
    }

    /// <summary>The run to go on with, or null; it keeps everything it was started with.</summary>
    /// <exception cref="UserMistakeException">Every option that tries to change it, and what was wrong before.</exception>
    public string? Resumed(ParseResult parse, Problems problems)
    {
        if (parse.GetValue(_resume) is not { } id) return null;
        IEnumerable<Option> fixedAtStart = parse.RootCommandResult.Command.Options.Where(o => o.Name is "--seed" or "--threads");
        foreach (Option option in All.Concat(fixedAtStart).Where(o => o != _resume && parse.GetResult(o) is { Implicit: false }))
            problems.Add(CommandErrors.OptionsExclude, $"{option.Name} cannot change a run that is resumed; leave it out, or start a new run without --resume.");
        problems.ThrowIfAny();
        return id;
    }

    public TrainRequest ToRequest(ParseResult parse, SettingsTree home, PresetStore presets, Problems problems)
    {
        IReadOnlyList<Bucket> buckets = Buckets(parse, problems);
        (long from, long to) = DateOption.ReadRange(parse, _from, _to, problems);
        Preset? preset = parse.GetValue(_preset) is { } name ? problems.Catch(() => presets.Find(name)) : null;
        string[] assignments = [.. preset?.Settings ?? [], .. Assignments(parse, problems)];
        SettingsTree settings = problems.Catch(() => home.With(assignments)) ?? Usable(home, assignments);
        string candles = CandleChoice.Absolute(parse.GetValue(_data) ?? CandleChoice.Synthetic);
        return new TrainRequest(candles, from, to, buckets, Minutes(parse, problems), settings, preset?.Use);
    }

    private double? Minutes(ParseResult parse, Problems problems)
    {
        if (parse.GetValue(_minutes) is not { } text) return null;
        bool counted = (parse.GetValue(_set) ?? []).Any(s => s.StartsWith("learning.updates=", StringComparison.Ordinal));
        if (counted || parse.GetValue(_updates) is not null)
            problems.Add(CommandErrors.OptionsExclude, "--minutes and --updates (or learning.updates) exclude each other; give one of them.");
        bool known = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double minutes);
        if (!known || minutes is not (> 0 and <= 100_000))
            problems.Add(CommandErrors.OptionValue, $"--minutes is {text}; it must be a number above 0 and at most 100000.");
        return minutes;
    }

    /// <summary>What is right among the assignments, so that the candles can be checked as well.</summary>
    private static SettingsTree Usable(SettingsTree home, string[] assignments) => assignments.Aggregate(
        home, (tree, assignment) => new Problems().Catch(() => tree.With([assignment])) ?? tree);

    private IEnumerable<string> Assignments(ParseResult parse, Problems problems)
    {
        foreach (string assignment in SetOption.Read(parse, _set, problems)) yield return assignment;
        if (parse.GetValue(_updates) is { } updates) yield return $"learning.updates={updates}";
        if (parse.GetValue(_model) is { } model) yield return $"model.type={model}";
    }

    private IReadOnlyList<Bucket> Buckets(ParseResult parse, Problems problems)
    {
        string? one = parse.GetValue(_bucket), several = parse.GetValue(_sequence);
        if (one is not null && several is not null) problems.Add(CommandErrors.OptionsExclude, "--bucket and --sequence exclude each other; give one of them.");
        string[] names = (several ?? one)?.Split(',', StringSplitOptions.TrimEntries) ?? Enum.GetNames<Bucket>();
        var buckets = new List<Bucket>();
        foreach (string name in names)
        {
            if (!BucketName.TryParse(name, out Bucket bucket)) problems.Add(CommandErrors.OptionValue, BucketName.Refusal(name));
            else if (buckets.Contains(bucket))
                problems.Add(CommandErrors.OptionValue, $"--sequence names {bucket} twice; name each bucket once.");
            else buckets.Add(bucket);
        }
        return buckets;
    }
}
