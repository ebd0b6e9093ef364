namespace BtcAi.Learning.Training;

/// <summary>Watches a training; whatever it does changes no result.</summary>
public interface ITrainingObserver
{
    void OnUpdate(int update, double progress, UpdateMetrics metrics);

    void OnValidation(ValidationPoint point);

    /// <summary>A checkpoint is about to be written; an observer that fails here prevents it.</summary>
    void OnSaving(int update) { }

    void OnCheckpoint(int update, string path);
}
