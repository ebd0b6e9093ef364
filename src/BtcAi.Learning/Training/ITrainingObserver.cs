namespace BtcAi.Learning.Training;

/// <summary>Watches a training; whatever it does changes no result.</summary>
public interface ITrainingObserver
{
    void OnUpdate(int update, double progress, UpdateMetrics metrics);

    void OnValidation(ValidationPoint point);

    void OnCheckpoint(int update, string path);
}
