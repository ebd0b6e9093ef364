using BtcAi.Learning;
using BtcAi.Learning.Training;

namespace BtcAi.Tests.Learning.Training;

/// <summary>Writes down what it is told, and may interrupt after an update.</summary>
internal sealed class Watcher(int stopAfter = int.MaxValue) : ITrainingObserver, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public CancellationToken Stop => _stop.Token;
    public List<int> Validations { get; } = [];
    public List<int> Checkpoints { get; } = [];

    public void OnUpdate(int update, double progress, UpdateMetrics metrics)
    {
        if (update == stopAfter) _stop.Cancel();
    }

    public void OnValidation(ValidationPoint point) => Validations.Add(point.Update);

    public void OnCheckpoint(int update, string path) => Checkpoints.Add(update);

    public void Dispose() => _stop.Dispose();
}
