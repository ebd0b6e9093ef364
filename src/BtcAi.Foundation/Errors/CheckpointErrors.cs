namespace BtcAi.Foundation.Errors;

/// <summary>Checkpoints.</summary>
public static class CheckpointErrors
{
    public static ErrorCode Damaged { get; } = new(
        "BTCAI-CKPT-001", "A checkpoint is damaged",
        "Its bytes are not those that were written: the file was cut short or altered, or the disk failed.",
        "Nothing was taken from it. A training goes on from the one before it where that is whole; nothing else judges another agent in its place. `btcai checkpoints list` shows what is left.");

    public static ErrorCode NoneLeft { get; } = new(
        "BTCAI-CKPT-002", "No whole checkpoint is left",
        "None was written yet, or all are damaged.",
        "Start a new run.");

    public static ErrorCode OtherTraining { get; } = new(
        "BTCAI-CKPT-003", "The checkpoint belongs to another training",
        "Candles, features, network, seed or training range are not those of the run.",
        "Start a new run instead of resuming.");

    public static ErrorCode NotFound { get; } = new(
        "BTCAI-CKPT-004", "No such checkpoint",
        "The run has no checkpoint of that bucket or update, or the name fits several.",
        "`btcai checkpoints list RUN` shows their names, such as RUN/short/40.");

    public static ErrorCode LastOne { get; } = new(
        "BTCAI-CKPT-005", "It is what the run goes on from",
        "Without its resume point the run goes on from an older checkpoint, or from the start.",
        "Add --yes to delete it all the same; `btcai checkpoints restore` makes another one the resume point first.");

    public static ErrorCode NotTraining { get; } = new(
        "BTCAI-CKPT-006", "Nobody trains the run",
        "A checkpoint can be asked for only of a training that goes on; one that ended or was stopped has saved everything.",
        "Nothing has to be done; `btcai checkpoints list RUN` shows what is there.");

    public static ErrorCode OtherAgent { get; } = new(
        "BTCAI-CKPT-007", "The agent that was reported is not there any more",
        "The checkpoint with its weights was deleted; an older one with another agent is left.",
        "Take it out of the trash with `btcai checkpoints delete RUN/BUCKET/NAME --undo`, or train on: `btcai checkpoints resume RUN/BUCKET/NAME`.");
}
