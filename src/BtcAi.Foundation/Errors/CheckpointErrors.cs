namespace BtcAi.Foundation.Errors;

/// <summary>Checkpoints.</summary>
public static class CheckpointErrors
{
    public static ErrorCode Damaged { get; } = new(
        "BTCAI-CKPT-001", "A checkpoint is damaged",
        "Its bytes are not those that were written: the file was cut short or altered, or the disk failed.",
        "Nothing was taken from it. The one before it is used where it is whole; `btcai checkpoints list` shows what is left.");

    public static ErrorCode NoneLeft { get; } = new(
        "BTCAI-CKPT-002", "No whole checkpoint is left",
        "None was written yet, or all are damaged.",
        "Start a new run.");

    public static ErrorCode OtherTraining { get; } = new(
        "BTCAI-CKPT-003", "The checkpoint belongs to another training",
        "Candles, features, network, seed or training range are not those of the run.",
        "Start a new run instead of resuming.");
}
