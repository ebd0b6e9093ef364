using BtcAi.Learning;
using BtcAi.Learning.Training;

namespace BtcAi.Experiments.Evaluations;

/// <summary>Says which of several trainings is running, how far it is, and about how long all of them still take.</summary>
/// <param name="name">Of one of them, such as "Short: fold".</param>
/// <param name="say">Told a line when a training starts, and at most every half minute.</param>
public sealed class TrainingCounter(string name, int trainings, TimeProvider clock, Action<string> say) : ITrainingObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly long _started = clock.GetTimestamp();
    private long _said;
    private int _number;

    /// <param name="what">Tells this one from the others.</param>
    public void Next(string what)
    {
        _number++;
        _said = clock.GetTimestamp();
        say($"{name} {_number} of {trainings}, {what}{Left(0)}");
    }

    public void OnUpdate(int update, double progress, UpdateMetrics metrics)
    {
        if (clock.GetElapsedTime(_said) < Pause) return;
        _said = clock.GetTimestamp();
        say($"{name} {_number} of {trainings}, {Math.Clamp(progress, 0, 1) * 100:0} % trained{Left(progress)}");
    }

    public void OnValidation(ValidationPoint point)
    {
    }

    public void OnCheckpoint(int update, string path)
    {
    }

    private string Left(double fraction)
    {
        double done = _number - 1 + Math.Clamp(fraction, 0, 1);
        if (done <= 0) return "";
        TimeSpan left = clock.GetElapsedTime(_started) * ((trainings - done) / done);
        return $"; about {(int)left.TotalHours}:{left:mm\\:ss} left";
    }
}
