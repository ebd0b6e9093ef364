using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Tests.Compute;

public sealed class AdamWTests
{
    [Fact]
    public void Steps_follow_the_formulas_in_double_precision()
    {
        const int count = 11;
        ParameterSlice[] slices = [new("a", 0, 7, true), new("b", 7, 4, false)];
        var rng = new Rng(2);
        float[] parameters = RandomFloats.Draw(rng, count);
        double[] p = [.. parameters.Select(x => (double)x)], m = new double[count], v = new double[count];
        var adam = new AdamW(count, slices, 0.8, 0.95, 1e-5, 0.1);
        for (int t = 1; t <= 50; t++)
        {
            float[] gradients = RandomFloats.Draw(rng, count);
            adam.Step(parameters, gradients, 0.01, 0.5);
            for (int i = 0; i < count; i++)
            {
                double g = 0.5 * gradients[i];
                m[i] = 0.8 * m[i] + 0.2 * g;
                v[i] = 0.95 * v[i] + 0.05 * g * g;
                double direction = m[i] / (1 - Math.Pow(0.8, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.95, t))) + 1e-5);
                p[i] -= 0.01 * direction + (i < 7 ? 0.01 * 0.1 * p[i] : 0);
            }
        }
        Assert.Equal(50, adam.Steps);
        for (int i = 0; i < count; i++) Assert.Equal(p[i], parameters[i], 2e-5);
    }

    [Fact]
    public void A_restored_optimiser_goes_on_where_it_stopped()
    {
        ParameterSlice[] slices = [new("a", 0, 20, true)];
        var rng = new Rng(4);
        float[] a = RandomFloats.Draw(rng, 20);
        var first = new AdamW(20, slices, weightDecay: 0.01);
        first.Step(a, RandomFloats.Draw(rng, 20), 0.01, 1);
        float[] b = [.. a];
        var second = new AdamW(20, slices, weightDecay: 0.01) { Steps = first.Steps };
        first.FirstMoment.CopyTo(second.FirstMoment, 0);
        first.SecondMoment.CopyTo(second.SecondMoment, 0);
        float[] gradients = RandomFloats.Draw(rng, 20);
        first.Step(a, gradients, 0.01, 1);
        second.Step(b, gradients, 0.01, 1);
        Assert.Equal(a, b);
    }

    [Fact]
    public void The_norm_of_a_gradient_is_its_length()
    {
        Assert.Equal(5, GradientClip.Norm([3, 0, -4]), 1e-6);
        float[] ones = [.. Enumerable.Repeat(1f, 10_000)];
        Assert.Equal(100, GradientClip.Norm(ones), 1e-6);
    }

    [Fact]
    public void Learning_rates_go_from_first_to_last_in_their_shape()
    {
        Assert.Equal(0.5, new LearningRateSchedule(0.5, 0.1, LearningRateShape.Constant).At(0.9));
        Assert.Equal(0.3, new LearningRateSchedule(0.5, 0.1, LearningRateShape.Linear).At(0.5), 1e-12);
        var cosine = new LearningRateSchedule(0.5, 0.1, LearningRateShape.Cosine);
        Assert.Equal([0.5, 0.5 - 0.4 * (1 - Math.Sqrt(0.5)) / 2, 0.3, 0.1, 0.1],
            new[] { 0, 0.25, 0.5, 1, 2 }.Select(p => cosine.At(p)), (x, y) => Math.Abs(x - y) < 1e-12);
    }
}
