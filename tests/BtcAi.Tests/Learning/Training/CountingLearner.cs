using BtcAi.Compute;
using BtcAi.Learning;

namespace BtcAi.Tests.Learning.Training;

/// <summary>A learner whose weights count its updates.</summary>
internal sealed class CountingLearner : ILearner
{
    public MlpNetwork Network { get; } = new(new NetworkShape(1, 1, 1, 1), new ReferenceKernels());

    /// <summary>The progress told with each update.</summary>
    public List<double> Progress { get; } = [];

    public float Count => Network.Parameters[0];

    /// <summary>Called in every update.</summary>
    public Action OnUpdate { get; init; } = () => { };

    public UpdateMetrics Update(double progress)
    {
        Progress.Add(progress);
        Network.Parameters[0]++;
        OnUpdate();
        return new OptimisationSums().ToMetrics(1, 0, 0, 0, default);
    }

    public void Save(BinaryWriter writer) => writer.Write(Count);

    public void Load(BinaryReader reader) => Network.Parameters[0] = reader.ReadSingle();
}
