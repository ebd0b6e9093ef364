using BtcAi.Foundation;

namespace BtcAi.Tests.Foundation;

public sealed class RngTests
{
    [Fact]
    public void A_restored_generator_goes_on_where_it_stopped()
    {
        var a = new Rng(7);
        for (int i = 0; i < 100; i++) a.NextGaussian();
        var b = new Rng(99) { State = a.State };
        for (int i = 0; i < 100; i++) Assert.Equal(a.NextUInt64(), b.NextUInt64());
    }

    [Fact]
    public void Streams_of_one_seed_differ()
    {
        Assert.NotEqual(new Rng(7, 1).NextUInt64(), new Rng(7, 2).NextUInt64());
        Assert.NotEqual(new Rng(7, 0).NextUInt64(), new Rng(7, 1).NextUInt64());
    }

    [Fact]
    public void Draws_have_the_moments_of_their_distributions()
    {
        var rng = new Rng(3);
        const int n = 200_000;
        double sum = 0, squares = 0, uniform = 0;
        int threes = 0;
        for (int i = 0; i < n; i++)
        {
            double g = rng.NextGaussian();
            sum += g;
            squares += g * g;
            uniform += rng.NextDouble();
            if (rng.Next(6) == 3) threes++;
        }
        Assert.Equal(0, sum / n, 0.01);
        Assert.Equal(1, squares / n, 0.015);
        Assert.Equal(0.5, uniform / n, 0.005);
        Assert.Equal(1 / 6.0, threes / (double)n, 0.005);
    }
}
