namespace BtcAi.Foundation.Errors;

/// <summary>Agents, baselines and their judging.</summary>
public static class AgentErrors
{
    public static ErrorCode NotFound { get; } = new(
        "BTCAI-AGENT-001", "No such agent",
        "The name is no checkpoint, no run and no baseline, or the run holds no finished agent of that bucket.",
        "Name a checkpoint file, a run, or a baseline as baseline:NAME; an unfinished run goes on with `btcai train --resume`.");

    public static ErrorCode Baseline { get; } = new(
        "BTCAI-AGENT-002", "The baseline cannot be used",
        "Its name or its parameters are not known, or it looks back further than there are candles.",
        "Use one of the baselines that the message lists, or more candles.");

    public static ErrorCode OtherBuild { get; } = new(
        "BTCAI-AGENT-003", "The agent was trained with another feature list",
        "What an agent sees is fixed in training; this build computes other features.",
        "Train it again with this build.");

    public static ErrorCode Diverged { get; } = new(
        "BTCAI-AGENT-004", "Training diverged",
        "The gradient is no longer a number: the learning rate is too high for these candles and settings.",
        "Lower model.learning_rate and start again; the last checkpoint is whole.");

    public static ErrorCode Rules { get; } = new(
        "BTCAI-AGENT-005", "The rules of trading do not fit together",
        "Fees, slippage, exposures or intervals are outside what an account can follow.",
        "Change the values that the message names.");
}
