using BtcAi.Foundation;

namespace BtcAi.Tests.Foundation;

public sealed class IndexRangesTests
{
    [Fact]
    public void One_range_has_the_starts_that_a_plain_range_has()
    {
        IndexRanges one = new IndexRange(20, 480);
        Assert.Equal((20, 480, 460), (one.From, one.To, one.Count));
        Assert.Equal(430, one.Starts(30));
        for (int i = 0; i < 430; i++) Assert.Equal(20 + i, one.Start(i, 30));
        Assert.Equal(0, one.Starts(460));
    }

    [Fact]
    public void Starts_of_several_ranges_leave_room_in_their_own_and_every_one_occurs_once()
    {
        var ranges = new IndexRanges(new IndexRange(0, 10), new IndexRange(15, 18), new IndexRange(40, 60));
        int starts = ranges.Starts(4);
        Assert.Equal(6 + 0 + 16, starts);
        Assert.Equal(Enumerable.Range(0, 6).Concat(Enumerable.Range(40, 16)), Enumerable.Range(0, starts).Select(i => ranges.Start(i, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ranges.Start(starts, 4));
        Assert.Equal(33, ranges.Count);
    }

    [Fact]
    public void Ranges_that_overlap_or_go_back_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new IndexRanges());
        Assert.Throws<ArgumentException>(() => new IndexRanges(new IndexRange(0, 10), new IndexRange(9, 12)));
    }
}
