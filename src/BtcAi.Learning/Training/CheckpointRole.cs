namespace BtcAi.Learning.Training;

/// <summary>What a checkpoint is to the training of its bucket.</summary>
public enum CheckpointRole
{
    /// <summary>Training goes on from it.</summary>
    ResumePoint,

    /// <summary>Training goes on from it when the resume point is damaged.</summary>
    Spare,

    /// <summary>Kept for looking back and for going back.</summary>
    Kept,
}
