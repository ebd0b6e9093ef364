using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Tests.Compute;

/// <summary>
/// Hand-written gradients against central differences along random directions. The loss is Σ outputs·targets,
/// its difference taken in double precision, so that single-precision rounding stays far below the tolerance.
/// </summary>
public sealed class GradientTests
{
    private const double Step = 2e-3;

    public static TheoryData<Activation, bool> Networks => new(
        from activation in Enum.GetValues<Activation>()
        from layerNorm in new[] { true, false }
        select (activation, layerNorm));

    private static IKernels[] BothKernels => [new ReferenceKernels(), new CpuKernels()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_whole_networks_gradient_is_its_slope(Activation activation, bool layerNorm)
    {
        const int rows = 5;
        foreach (IKernels kernels in BothKernels)
        {
            var rng = new Rng(17);
            var network = new MlpNetwork(new NetworkShape(6, 12, 2, 4, activation, layerNorm), kernels);
            network.Initialise(rng, [1, 0.5f, 2, 1]);
            foreach (ref float p in network.Parameters.AsSpan()) p += (float)(0.1 * rng.NextGaussian());
            network.WeightsChanged();
            NetworkWorkspace w = network.CreateWorkspace(rows);
            float[] x = RandomFloats.Draw(rng, rows * 6), dy = RandomFloats.Draw(rng, rows * 4);
            float[] gradients = RandomFloats.Draw(rng, network.ParameterCount);
            network.Forward(x, rows, w);
            network.Backward(x, dy, rows, w, gradients);
            foreach (ParameterSlice slice in network.Slices)
                CheckSlope(rng, network.Parameters.AsMemory(slice.Offset, slice.Count), slice.Of(gradients.AsSpan()), () =>
                {
                    network.WeightsChanged();
                    return Dot(network.Forward(x, rows, w), dy);
                });
        }
    }

    [Fact]
    public void A_linear_layers_gradients_are_its_slopes()
    {
        const int rows = 7, inputs = 5, outputs = 3;
        foreach (IKernels kernels in BothKernels)
        {
            var rng = new Rng(1);
            var layer = new Linear(kernels, inputs, outputs, new("w", 0, 15, true), new("b", 15, 3, false));
            float[] parameters = RandomFloats.Draw(rng, 18), x = RandomFloats.Draw(rng, rows * inputs);
            float[] dy = RandomFloats.Draw(rng, rows * outputs), y = new float[rows * outputs];
            float[] gradients = new float[18], dx = new float[x.Length];
            double Loss()
            {
                layer.WeightsChanged(parameters);
                layer.Forward(x, rows, y);
                return Dot(y, dy);
            }
            Loss();
            layer.Backward(x, dy, rows, kernels.CreateScratch(rows, inputs, outputs), gradients, dx);
            CheckSlope(rng, parameters, gradients, Loss);
            CheckSlope(rng, x, dx, Loss);
        }
    }

    [Fact]
    public void A_layer_norms_gradients_are_its_slopes()
    {
        const int rows = 4, width = 19;
        foreach (IKernels kernels in BothKernels)
        {
            var rng = new Rng(2);
            var layer = new LayerNorm(kernels, new("gain", 0, width, false), new("shift", width, width, false));
            float[] parameters = RandomFloats.Draw(rng, 2 * width), x = RandomFloats.Draw(rng, rows * width);
            float[] dy = RandomFloats.Draw(rng, x.Length), y = new float[x.Length], normalised = new float[x.Length];
            float[] inverse = new float[rows], gradients = new float[2 * width], dx = new float[x.Length];
            double Loss()
            {
                layer.Forward(parameters, x, rows, normalised, inverse, y);
                return Dot(y, dy);
            }
            Loss();
            layer.Backward(parameters, dy, rows, normalised, inverse, gradients, dx);
            CheckSlope(rng, parameters, gradients, Loss);
            CheckSlope(rng, x, dx, Loss);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void An_activations_gradient_is_its_slope(Activation activation, bool far)
    {
        foreach (IKernels kernels in BothKernels)
        {
            var rng = new Rng(3);
            var layer = new ActivationLayer(kernels, activation);
            // Away from 0, where some of them have a corner.
            float[] x = [.. RandomFloats.Draw(rng, 67, far ? 3 : 1).Select(v => v + 0.02f * MathF.Sign(v))];
            float[] dy = RandomFloats.Draw(rng, x.Length), y = new float[x.Length], dx = new float[x.Length];
            float[] slope = new float[x.Length];
            layer.Forward(x, y, slope);
            layer.Backward(slope, dy, dx);
            CheckSlope(rng, x, dx, () =>
            {
                layer.Forward(x, y, slope);
                return Dot(y, dy);
            });
        }
    }

    private static void CheckSlope(Rng rng, Memory<float> point, ReadOnlySpan<float> gradient, Func<double> loss)
    {
        float[] start = point.ToArray();
        double length = Math.Sqrt(Dot(gradient, gradient));
        for (int trial = 0; trial < 3; trial++)
        {
            float[] direction = RandomFloats.Draw(rng, start.Length);
            // Half of each direction points uphill, so that the slope is never lost among the rounding.
            for (int i = 0; i < start.Length; i++)
                direction[i] = (float)(gradient[i] / (length + 1e-30) + direction[i] / Math.Sqrt(start.Length));
            double Along(double step)
            {
                for (int i = 0; i < start.Length; i++) point.Span[i] = (float)(start[i] + step * direction[i]);
                return loss();
            }
            double slope = (Along(Step) - Along(-Step)) / (2 * Step);
            start.CopyTo(point);
            Assert.Equal(Dot(gradient, direction), slope, 5e-3 * (1 + length));
        }
        loss();
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (double)a[i] * b[i];
        return sum;
    }
}
