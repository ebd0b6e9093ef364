namespace BtcAi.Compute;

/// <summary>A learning rate as a function of progress; Constant stays at Initial.</summary>
public sealed record LearningRateSchedule(double Initial, double Final, LearningRateShape Shape)
{
    /// <param name="progress01">Share of the training done; outside 0…1 the nearest end holds.</param>
    public double At(double progress01)
    {
        double p = Math.Clamp(progress01, 0, 1);
        return Shape switch
        {
            LearningRateShape.Constant => Initial,
            LearningRateShape.Linear => Initial + (Final - Initial) * p,
            LearningRateShape.Cosine => Final + (Initial - Final) * 0.5 * (1 + Math.Cos(Math.PI * p)),
            _ => throw new InvalidOperationException($"{Shape} is not a shape of learning rates."),
        };
    }
}
