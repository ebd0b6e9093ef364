namespace BtcAi.Foundation;

/// <summary>Half-open ranges of row numbers, ascending and apart; a single one is the usual case.</summary>
public sealed class IndexRanges
{
    // An array, because starts are drawn at every episode and going through it allocates nothing.
    private readonly IndexRange[] _parts;

    /// <exception cref="ArgumentException">None, or they overlap or go back.</exception>
    public IndexRanges(params IEnumerable<IndexRange> parts)
    {
        _parts = [.. parts];
        if (_parts.Length == 0) throw new ArgumentException("No range is given.", nameof(parts));
        for (int i = 1; i < _parts.Length; i++)
            if (_parts[i].From < _parts[i - 1].To) throw new ArgumentException($"{_parts[i]} does not come after {_parts[i - 1]}.", nameof(parts));
    }

    public IReadOnlyList<IndexRange> Parts => _parts;

    public int From => _parts[0].From;

    public int To => _parts[^1].To;

    /// <summary>Rows in all of them.</summary>
    public int Count => Starts(0);

    public static implicit operator IndexRanges(IndexRange range) => new(range);

    /// <summary>Rows from which one can go on by <paramref name="length"/> rows and still be in the same range.</summary>
    public int Starts(int length)
    {
        int starts = 0;
        foreach (IndexRange part in _parts) starts += Math.Max(0, part.Count - length);
        return starts;
    }

    /// <summary>The row of one of those starts, counted from 0 in ascending order.</summary>
    public int Start(int number, int length)
    {
        foreach (IndexRange part in _parts)
        {
            int starts = Math.Max(0, part.Count - length);
            if (number < starts) return part.From + number;
            number -= starts;
        }
        throw new ArgumentOutOfRangeException(nameof(number), number, "There are fewer starts.");
    }

    public override string ToString() => string.Join(", ", _parts);
}
