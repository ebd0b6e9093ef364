namespace BtcAi.Foundation.Checkpoints;

/// <summary>Element types of a checkpoint's arrays; the numbers are part of the file format.</summary>
public enum CheckpointElement
{
    UInt8 = 1,
    Int32 = 2,
    Int64 = 3,
    UInt64 = 4,
    Float32 = 5,
    Float64 = 6,
}
