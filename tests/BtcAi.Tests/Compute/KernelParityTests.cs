using BtcAi.Compute;
using BtcAi.Foundation;
using CsCheck;

namespace BtcAi.Tests.Compute;

/// <summary>Every member of the fast kernels, at every width, against the plain loops.</summary>
public sealed class KernelParityTests
{
    private static readonly ReferenceKernels Reference = new();

    public static TheoryData<VectorWidth> Widths => [VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512];

    private static Gen<(int Rows, int Inner, int Columns, ulong Seed)> Shapes =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[1, 70], Gen.ULong);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Matrix_products_equal_the_plain_loops(VectorWidth width) => Shapes.Sample(
        (rows, inner, columns, seed) => CheckProduct(new CpuKernels(width), rows, inner, columns, seed), iter: 100);

    [Theory]
    [InlineData(13, 300, 37)]
    [InlineData(1, 513, 140)]
    [InlineData(2, 256, 16)]
    [InlineData(600, 300, 21)]
    public void Long_sums_and_single_rows_equal_the_plain_loops(int rows, int inner, int columns)
    {
        foreach (VectorWidth width in Widths.Select(row => row.Data))
            CheckProduct(new CpuKernels(width), rows, inner, columns, 7);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Transposed_products_and_column_sums_equal_the_plain_loops(VectorWidth width) => Shapes.Sample(
        (m, rows, n, seed) => CheckTransposedProduct(new CpuKernels(width), rows, m, n, seed), iter: 100);

    [Theory]
    [InlineData(700, 33, 29)]
    [InlineData(300, 310, 17)]
    [InlineData(300, 17, 310)]
    [InlineData(600, 64, 6)]
    public void Transposed_products_over_many_rows_equal_the_plain_loop(int rows, int m, int n) =>
        CheckTransposedProduct(new CpuKernels(), rows, m, n, 11);

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_row_alone_gives_the_same_bits_as_in_a_batch(VectorWidth width)
    {
        var rng = new Rng(5);
        var kernels = new CpuKernels(width);
        const int rows = 23, inner = 96, columns = 188;
        float[] a = RandomFloats.Draw(rng, rows * inner);
        PackedMatrix b = kernels.CreatePacked(inner, columns);
        kernels.Pack(RandomFloats.Draw(rng, inner * columns), RandomFloats.Draw(rng, columns), b);
        float[] batch = new float[rows * columns], alone = new float[columns];
        kernels.Multiply(a, rows, b, batch);
        for (int r = 0; r < rows; r++)
        {
            kernels.Multiply(a.AsSpan(r * inner, inner), 1, b, alone);
            Assert.Equal(batch.AsSpan(r * columns, columns).ToArray(), alone);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Layer_norm_equals_the_plain_loops_both_ways(VectorWidth width) => Shapes.Sample(
        (rows, columns, _, seed) =>
        {
            var rng = new Rng(seed);
            float[] x = RandomFloats.Draw(rng, rows * columns, 3), gain = RandomFloats.Draw(rng, columns);
            float[] shift = RandomFloats.Draw(rng, columns), dy = RandomFloats.Draw(rng, rows * columns);
            RandomFloats.AssertClose(
                Normalise(Reference, x, rows, gain, shift, dy),
                Normalise(new CpuKernels(width), x, rows, gain, shift, dy),
                columns < 4 ? 2e-2 : 1e-3);
        },
        iter: 100);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Activations_equal_the_plain_loops_both_ways(VectorWidth width)
    {
        var kernels = new CpuKernels(width);
        foreach (Activation activation in Enum.GetValues<Activation>())
            Gen.Select(Gen.Int[1, 70], Gen.ULong).Sample(
                (count, seed) =>
                {
                    var rng = new Rng(seed);
                    float[] x = RandomFloats.Draw(rng, count, 4), dy = RandomFloats.Draw(rng, count);
                    float[] y = new float[count], slope = new float[count], fastY = new float[count];
                    Reference.ActivateForward(activation, x, y, slope);
                    kernels.ActivateForward(activation, x, fastY, x);
                    RandomFloats.AssertClose(y, fastY, 2e-6);
                    RandomFloats.AssertClose(slope, x, 2e-6);
                    Reference.ActivateBackward(slope, dy, y);
                    kernels.ActivateBackward(slope, dy, dy);
                    RandomFloats.AssertClose(y, dy, 1e-7);
                },
                iter: 30);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Softmax_equals_the_plain_loops(VectorWidth width) => Shapes.Sample(
        (rows, columns, _, seed) =>
        {
            float[] logits = RandomFloats.Draw(new Rng(seed), rows * columns, 5);
            float[] expected = new float[logits.Length], actual = new float[logits.Length];
            Reference.Softmax(logits, rows, columns, expected);
            new CpuKernels(width).Softmax(logits, rows, columns, actual);
            RandomFloats.AssertClose(expected, actual, 2e-6);
            Reference.LogSoftmax(logits, rows, columns, expected);
            new CpuKernels(width).LogSoftmax(logits, rows, columns, actual);
            RandomFloats.AssertClose(expected, actual, 2e-6);
        },
        iter: 100);

    [Theory]
    [MemberData(nameof(Widths))]
    public void An_Adam_step_equals_the_plain_loop(VectorWidth width) => Gen.Select(Gen.Int[1, 70], Gen.ULong).Sample(
        (count, seed) =>
        {
            var settings = new AdamSettings(3e-3f, 0.9f, 0.999f, 1e-5f, 0.01f, 0.3f, 0.02f, 0.7f);
            RandomFloats.AssertClose(
                Adam(Reference, count, seed, settings), Adam(new CpuKernels(width), count, seed, settings), 2e-6);
        },
        iter: 100);

    private static void CheckProduct(CpuKernels kernels, int rows, int inner, int columns, ulong seed)
    {
        var rng = new Rng(seed);
        float[] a = RandomFloats.Draw(rng, rows * inner), bias = RandomFloats.Draw(rng, columns);
        float[] b = RandomFloats.Draw(rng, inner * columns), turned = new float[inner * columns];
        Vectors.Transpose(b, inner, columns, turned);
        float[] expected = new float[rows * columns], actual = new float[rows * columns];
        foreach (float[] start in new[] { bias, [] })
        {
            PackedMatrix plain = Reference.CreatePacked(inner, columns), fast = kernels.CreatePacked(inner, columns);
            Reference.Pack(b, start, plain);
            if (start.Length > 0) kernels.Pack(b, start, fast);
            else kernels.PackTransposed(turned, fast);
            Reference.Multiply(a, rows, plain, expected);
            kernels.Multiply(a, rows, fast, actual);
            RandomFloats.AssertClose(expected, actual, 1e-4);
        }
    }

    private static void CheckTransposedProduct(CpuKernels kernels, int rows, int m, int n, ulong seed)
    {
        var rng = new Rng(seed);
        float[] a = RandomFloats.Draw(rng, rows * m), b = RandomFloats.Draw(rng, rows * n);
        float[] expected = new float[m * n], actual = new float[m * n];
        Reference.MultiplyTransposed(a, b, rows, Reference.CreateScratch(rows, m, n), expected);
        kernels.MultiplyTransposed(a, b, rows, kernels.CreateScratch(rows + 3, m, n), actual);
        RandomFloats.AssertClose(expected, actual, 2e-4);
        float[] sums = new float[n], fastSums = new float[n];
        Reference.ColumnSums(b, rows, sums);
        kernels.ColumnSums(b, rows, fastSums);
        RandomFloats.AssertClose(sums, fastSums, 1e-4);
    }

    private static float[] Normalise(
        IKernels kernels, float[] x, int rows, float[] gain, float[] shift, float[] dy)
    {
        float[] normalised = new float[x.Length], inverse = new float[rows], y = new float[x.Length];
        float[] dx = new float[x.Length], dgain = new float[gain.Length], dshift = new float[gain.Length];
        kernels.NormaliseForward(x, rows, gain, shift, normalised, inverse, y);
        kernels.NormaliseBackward(dy, rows, gain, normalised, inverse, dx, dgain, dshift);
        return [.. normalised, .. inverse, .. y, .. dx, .. dgain, .. dshift];
    }

    private static float[] Adam(IKernels kernels, int count, ulong seed, AdamSettings settings)
    {
        var rng = new Rng(seed);
        float[] p = RandomFloats.Draw(rng, count), g = RandomFloats.Draw(rng, count), m = RandomFloats.Draw(rng, count);
        float[] v = RandomFloats.Draw(rng, count);
        for (int i = 0; i < count; i++) v[i] *= v[i];
        kernels.AdamStep(p, g, m, v, settings);
        return [.. p, .. m, .. v];
    }
}
