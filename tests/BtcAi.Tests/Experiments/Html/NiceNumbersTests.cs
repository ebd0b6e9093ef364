using BtcAi.Experiments.Html;
using CsCheck;

namespace BtcAi.Tests.Experiments.Html;

public sealed class NiceNumbersTests
{
    [Fact]
    public void An_axis_is_marked_in_steps_of_1_2_or_5()
    {
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4], NiceNumbers.Between(-0.04, 0.44, 5));
        Assert.Equal([-50, 0, 50, 100], NiceNumbers.Between(-63, 120, 5));
        Assert.Equal([7], NiceNumbers.Between(7, 7, 5));
    }

    [Fact]
    public void A_logarithmic_axis_is_marked_at_1_2_and_5_times_powers_of_ten()
    {
        Assert.Equal([0.5, 1, 2, 5, 10], NiceNumbers.LogarithmicBetween(0.4, 12, 6));
        Assert.Equal([0.1, 1, 10, 100, 1000], NiceNumbers.LogarithmicBetween(0.09, 2000, 6));
        Assert.Equal([0.8, 1, 1.2, 1.4], NiceNumbers.LogarithmicBetween(0.7, 1.5, 5));
        Assert.Equal([0.5, 1, 1.5, 2, 2.5], NiceNumbers.LogarithmicBetween(0.5, 2.9, 7));
    }

    [Fact]
    public void Marks_are_few_ascending_and_within_the_axis() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-6, 1e6], Gen.Int[3, 12]).Sample((from, span, most) =>
        {
            IReadOnlyList<double> marks = NiceNumbers.Between(from, from + span, most);
            Assert.InRange(marks.Count, 1, most + 1);
            Assert.All(marks, m => Assert.InRange(m, from - span * 1e-3, from + span * 1.001));
            Assert.All(marks.Zip(marks.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        }, iter: 2000);
}
