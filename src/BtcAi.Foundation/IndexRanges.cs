namespace BtcAi.Foundation;

/// <summary>Half-open ranges of row numbers, ascending and apart; a single one is the usual case.</summary>
public sealed class IndexRanges
{
    /// <exception cref="ArgumentException">None, or they overlap or go back.</exception>
    public IndexRanges(params IEnumerable<IndexRange> parts)
    {
        Parts = [.. parts];
        if (Parts.Count == 0) throw new ArgumentException("No range is given.", nameof(parts));
        for (int i = 1; i < Parts.Count; i++)
            if (Parts[i].From < Parts[i - 1].To) throw new ArgumentException($"{Parts[i]} does not come after {Parts[i - 1]}.", nameof(parts));
    }

    public IReadOnlyList<IndexRange> Parts { get; }

    public int From => Parts[0].From;

    public int To => Parts[^1].To;

    /// <summary>Rows in all of them.</summary>
    public int Count => Parts.Sum(part => Math.Max(0, part.Count));

    public static implicit operator IndexRanges(IndexRange range) => new(range);

    /// <summary>Rows from which one can go on by <paramref name="length"/> rows and still be in the same range.</summary>
    public int Starts(int length) => Parts.Sum(part => Math.Max(0, part.Count - length));

    /// <summary>The row of one of those starts, counted from 0 in ascending order.</summary>
    public int Start(int number, int length)
    {
        foreach (IndexRange part in Parts)
        {
            int starts = Math.Max(0, part.Count - length);
            if (number < starts) return part.From + number;
            number -= starts;
        }
        throw new ArgumentOutOfRangeException(nameof(number), number, "There are fewer starts.");
    }

    public override string ToString() => string.Join(", ", Parts);
}
