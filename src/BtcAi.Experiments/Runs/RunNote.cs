namespace BtcAi.Experiments.Runs;

/// <summary>What a person wrote about a run.</summary>
public sealed record RunNote(DateTimeOffset Written, string Text);
