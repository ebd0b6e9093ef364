using BtcAi.Compute;
using BtcAi.Foundation;
using CsCheck;

namespace BtcAi.Tests.Compute;

public sealed class VectorsTests
{
    [Fact]
    public void Exp_and_Sigmoid_are_within_a_millionth_over_their_whole_range()
    {
        float[] x = new float[20_011], exp = new float[x.Length], sigmoid = new float[x.Length];
        for (int i = 0; i < x.Length; i++) x[i] = -87f + 175f * i / x.Length;
        Vectors.Exp(x, exp);
        Vectors.Sigmoid(x, sigmoid);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(1, exp[i] / Math.Exp(x[i]), 1e-6);
            Assert.Equal(1, sigmoid[i] * (1 + Math.Exp(-x[i])), 1e-6);
        }
    }

    [Fact]
    public void Log_is_within_a_millionth_over_its_whole_range()
    {
        float[] x = new float[20_011], log = new float[x.Length];
        for (int i = 0; i < x.Length; i++) x[i] = (float)Math.Exp(-87 + 175.0 * i / x.Length);
        Vectors.Log(x, log);
        for (int i = 0; i < x.Length; i++)
            Assert.Equal(Math.Log(x[i]), log[i], 1e-6 * (Math.Abs(Math.Log(x[i])) + 1e-3));
    }

    [Fact]
    public void Far_outside_their_range_Exp_and_Sigmoid_stay_finite()
    {
        float[] x = [-1e30f, -200, 200, 1e30f], y = new float[4];
        Vectors.Exp(x, y);
        Assert.All(y, value => Assert.True(float.IsFinite(value) && value > 0));
        Vectors.Sigmoid(x, y);
        Assert.Equal([0, 0, 1, 1], y.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Transpose_exchanges_rows_and_columns() => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40]).Sample(
        (rows, columns) =>
        {
            float[] source = RandomFloats.Draw(new Rng(1), rows * columns), turned = new float[source.Length];
            Vectors.Transpose(source, rows, columns, turned);
            for (int r = 0; r < rows; r++)
                for (int c = 0; c < columns; c++)
                    Assert.Equal(source[r * columns + c], turned[c * rows + r]);
        },
        iter: 200);

    [Fact]
    public void SumInto_adds_element_by_element()
    {
        float[] sums = [.. Enumerable.Range(0, 37).Select(i => (float)i)], values = [.. sums.Select(x => 2 * x)];
        Vectors.SumInto(sums, values);
        Assert.Equal(Enumerable.Range(0, 37).Select(i => 3f * i), sums);
    }
}
