using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Simulation;

namespace BtcAi.Cli.Commands;

/// <summary>What a person asked to be trained, checked as far as it can be without the candles.</summary>
/// <param name="FromMs">Unix milliseconds.</param>
/// <param name="ToMs">Unix milliseconds, exclusive.</param>
internal sealed record TrainRequest(
    string Candles, long FromMs, long ToMs, IReadOnlyList<Bucket> Buckets, double? Minutes, SettingsTree Settings, PresetUse? Preset);
