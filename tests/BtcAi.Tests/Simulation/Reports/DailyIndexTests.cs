using BtcAi.Simulation.Reports;

namespace BtcAi.Tests.Simulation.Reports;

public sealed class DailyIndexTests
{
    private static readonly DateOnly First = new(2024, 1, 1);

    [Fact]
    public void Pieces_one_after_the_other_grow_on_from_where_the_last_one_ended()
    {
        var joined = DailyIndex.Join([new([1, 1.1, 1.2], First), new([1, 0.5, 1], First.AddDays(2))]);
        Assert.Equal(First, joined.FirstDay);
        Assert.Equal([1, 1.1, 1.2, 0.6, 1.2], joined.Values.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void A_day_that_two_pieces_share_holds_both_and_a_day_that_none_has_stands_still()
    {
        // The second begins on the first one's last day, the third a day late.
        var joined = DailyIndex.Join([new([1, 2], First), new([1, 1.5, 3], First), new([1, 2], First.AddDays(3))]);
        Assert.Equal([1, 3, 6, 6, 12], joined.Values.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void One_piece_stays_as_it_is()
    {
        double[] values = [1, 1.01, 0.97, 1.3];
        Assert.Equal(values, DailyIndex.Join([new(values, First)]).Values.Select(v => Math.Round(v, 12)));
    }
}
