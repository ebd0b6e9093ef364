using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>Adam with decoupled weight decay on registers; the constants of one step, then the step.</summary>
internal readonly unsafe struct AdamStep<V, T>(
    float stepSize, float beta1, float beta2, float epsilon, float weightDecay, float meanCorrection,
    float varianceCorrection, float gradientScale)
    where V : struct, ISimd<T>
    where T : struct
{
    private readonly T _stepSize = V.All(-stepSize);
    private readonly T _beta1 = V.All(beta1);
    private readonly T _beta2 = V.All(beta2);
    private readonly T _epsilon = V.All(epsilon);
    private readonly T _weightDecay = V.All(weightDecay);
    private readonly T _mean = V.All(1 / meanCorrection);
    private readonly T _variance = V.All(1 / varianceCorrection);
    private readonly T _gain1 = V.All((1 - beta1) * gradientScale);
    private readonly T _gain2 = V.All((1 - beta2) * gradientScale * gradientScale);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(float* parameters, float* gradients, float* m, float* v, int count)
    {
        int w = V.Count, i = 0;
        for (; i + w <= count; i += w) Step(parameters + i, gradients + i, m + i, v + i);
        if (i == count) return;
        float* edge = stackalloc float[4 * w];
        new Span<float>(edge, 4 * w).Clear();
        for (int j = 0; i + j < count; j++)
            (edge[j], edge[w + j], edge[2 * w + j], edge[3 * w + j]) =
                (parameters[i + j], gradients[i + j], m[i + j], v[i + j]);
        Step(edge, edge + w, edge + 2 * w, edge + 3 * w);
        for (int j = 0; i + j < count; j++)
            (parameters[i + j], m[i + j], v[i + j]) = (edge[j], edge[2 * w + j], edge[3 * w + j]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step(float* parameter, float* gradient, float* m, float* v)
    {
        T g = V.Load(gradient);
        T first = V.MultiplyAdd(_beta1, V.Load(m), V.Multiply(_gain1, g));
        T second = V.MultiplyAdd(_beta2, V.Load(v), V.Multiply(_gain2, V.Multiply(g, g)));
        T root = V.Add(V.Sqrt(V.Multiply(second, _variance)), _epsilon);
        T direction = V.Divide(V.Multiply(first, _mean), root);
        T old = V.Load(parameter);
        V.Store(first, m);
        V.Store(second, v);
        V.Store(V.MultiplyAdd(V.MultiplyAdd(old, _weightDecay, direction), _stepSize, old), parameter);
    }
}
