using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Tests.Compute;

public sealed class MlpNetworkTests
{
    [Fact]
    public void Slices_cover_all_parameters_and_only_trunk_matrices_decay()
    {
        var network = new MlpNetwork(new NetworkShape(3, 8, 2, 5), new ReferenceKernels());
        int next = 0;
        foreach (ParameterSlice slice in network.Slices)
        {
            Assert.Equal(next, slice.Offset);
            next += slice.Count;
        }
        Assert.Equal(network.ParameterCount, next);
        Assert.Equal(3 * 8 + 8 * 3 + 8 * 8 + 8 * 3 + 8 * 5 + 5, next);
        Assert.Equal(["trunk0.matrix", "trunk1.matrix"], network.Slices.Where(s => s.Decays).Select(s => s.Name));
    }

    [Fact]
    public void Initial_matrices_are_orthogonal_and_head_columns_have_their_gains()
    {
        var network = new MlpNetwork(new NetworkShape(10, 6, 2, 3), new CpuKernels());
        network.Initialise(new Rng(9), [0.1f, 1, 3]);
        float[] first = Slice(network, "trunk0.matrix"), head = Slice(network, "head.matrix");
        for (int i = 0; i < 6; i++)
            for (int j = 0; j < 6; j++)
                Assert.Equal(i == j ? 2 : 0, ColumnProduct(first, 10, 6, i, j), 1e-5);
        float[] gains = [0.1f, 1, 3];
        for (int j = 0; j < 3; j++)
            Assert.Equal(gains[j] * gains[j], ColumnProduct(head, 6, 3, j, j), 1e-5);
    }

    [Fact]
    public void Forward_of_one_row_equals_that_row_of_a_batch_bit_for_bit()
    {
        var rng = new Rng(6);
        var network = new MlpNetwork(new NetworkShape(33, 64, 2, 6), new CpuKernels());
        network.Initialise(rng, [1, 1, 1, 1, 1, 1]);
        float[] inputs = RandomFloats.Draw(rng, 50 * 33);
        float[] batch = network.Forward(inputs, 50, network.CreateWorkspace(50)).ToArray();
        NetworkWorkspace alone = network.CreateWorkspace(1);
        for (int r = 0; r < 50; r++)
            Assert.Equal(
                batch.AsSpan(r * 6, 6).ToArray(), network.Forward(inputs.AsSpan(r * 33, 33), 1, alone).ToArray());
    }

    [Fact]
    public void Passes_and_steps_allocate_nothing()
    {
        var rng = new Rng(8);
        var network = new MlpNetwork(new NetworkShape(13, 32, 2, 6), new CpuKernels());
        network.Initialise(rng, [1, 1, 1, 1, 1, 1]);
        var adam = new AdamW(network.ParameterCount, network.Slices, weightDecay: 1e-4);
        NetworkWorkspace w = network.CreateWorkspace(40);
        float[] x = RandomFloats.Draw(rng, 40 * 13), dy = RandomFloats.Draw(rng, 40 * 6);
        float[] gradients = new float[network.ParameterCount];
        void Learn()
        {
            network.Forward(x, 40, w);
            network.Backward(x, dy, 40, w, gradients);
            adam.Step(network.Parameters, gradients, 1e-3, Math.Min(1, 0.5 / GradientClip.Norm(gradients)));
            network.WeightsChanged();
        }
        Learn();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++) Learn();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_learns_exclusive_or(bool layerNorm)
    {
        var rng = new Rng(12);
        var network = new MlpNetwork(new NetworkShape(2, 16, 2, 1, Activation.SiLU, layerNorm), new CpuKernels());
        network.Initialise(rng, [0.1f]);
        var adam = new AdamW(network.ParameterCount, network.Slices);
        NetworkWorkspace w = network.CreateWorkspace(4);
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1], targets = [0, 1, 1, 0], dy = new float[4];
        float[] gradients = new float[network.ParameterCount];
        double loss = 1;
        for (int step = 0; step < 400; step++)
        {
            ReadOnlySpan<float> y = network.Forward(x, 4, w);
            loss = 0;
            for (int i = 0; i < 4; i++)
            {
                dy[i] = 2 * (y[i] - targets[i]);
                loss += (y[i] - targets[i]) * (y[i] - targets[i]);
            }
            network.Backward(x, dy, 4, w, gradients);
            adam.Step(network.Parameters, gradients, 1e-2, 1);
            network.WeightsChanged();
        }
        Assert.InRange(loss, 0, 1e-3);
    }

    [Fact]
    public void Buffers_of_the_wrong_size_are_refused()
    {
        var network = new MlpNetwork(new NetworkShape(3, 8, 1, 2), new CpuKernels());
        NetworkWorkspace w = network.CreateWorkspace(4);
        float[] gradients = new float[network.ParameterCount];
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Forward(new float[15], 5, w).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Forward(new float[11], 4, w).Length);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => network.Backward(new float[12], new float[7], 4, w, gradients));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Initialise(new Rng(1), [1]));
    }

    private static float[] Slice(MlpNetwork network, string name) =>
        network.Slices.Single(s => s.Name == name).Of(network.Parameters.AsSpan()).ToArray();

    private static double ColumnProduct(float[] matrix, int rows, int columns, int i, int j) =>
        Enumerable.Range(0, rows).Sum(r => (double)matrix[r * columns + i] * matrix[r * columns + j]);
}
