namespace BtcAi.Compute;

/// <summary>
/// Adam with decoupled weight decay (<see cref="IKernels.AdamStep"/>) and bias-corrected moments. The two moments
/// and the count of steps are all that changes, and all that has to be saved.
/// </summary>
public sealed class AdamW
{
    private readonly ParameterSlice[] _slices;
    private readonly double _beta1, _beta2, _epsilon, _weightDecay;
    private readonly IKernels _kernels;

    /// <param name="slices">Together all parameters; weight decay acts on those that decay.</param>
    /// <param name="weightDecay">Share of a parameter lost per step and unit of learning rate.</param>
    public AdamW(
        int parameterCount, IReadOnlyList<ParameterSlice> slices, double beta1 = 0.9, double beta2 = 0.999,
        double epsilon = 1e-5, double weightDecay = 0, IKernels? kernels = null)
    {
        _slices = [.. slices];
        (_beta1, _beta2, _epsilon, _weightDecay) = (beta1, beta2, epsilon, weightDecay);
        _kernels = kernels ?? new CpuKernels();
        FirstMoment = new float[parameterCount];
        SecondMoment = new float[parameterCount];
    }

    public float[] FirstMoment { get; }

    public float[] SecondMoment { get; }

    public long Steps { get; set; }

    /// <summary>Moves the parameters against their gradients, which are multiplied by gradientScale first.</summary>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, double learningRate, double gradientScale)
    {
        Steps++;
        foreach (ParameterSlice slice in _slices)
        {
            var settings = new AdamSettings(
                (float)learningRate, (float)_beta1, (float)_beta2, (float)_epsilon,
                slice.Decays ? (float)_weightDecay : 0, (float)(1 - Math.Pow(_beta1, Steps)),
                (float)(1 - Math.Pow(_beta2, Steps)), (float)gradientScale);
            _kernels.AdamStep(
                slice.Of(parameters), slice.Of(gradients), slice.Of(FirstMoment.AsSpan()),
                slice.Of(SecondMoment.AsSpan()), settings);
        }
    }
}
