namespace BtcAi.Foundation;

/// <summary>Collects a person's mistakes while reading goes on, so that all are reported together.</summary>
public sealed class Problems
{
    private readonly int _shown;
    private readonly List<string> _list = [];

    /// <param name="shown">How many are spelled out; the rest are counted.</param>
    public Problems(int shown = 20) => _shown = shown;

    public int Count { get; private set; }

    /// <summary>Those that are spelled out.</summary>
    public IReadOnlyList<string> Spelled => _list;

    public void Add(string problem)
    {
        Count++;
        if (_list.Count < _shown) _list.Add(problem);
    }

    /// <summary>Takes over the problems of something that reports its own; null when it had any.</summary>
    public T? Catch<T>(Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (UserMistakeException e)
        {
            foreach (string problem in e.Problems) Add(problem);
            return null;
        }
    }

    /// <exception cref="UserMistakeException">When anything was added.</exception>
    public void ThrowIfAny()
    {
        if (Count == 0) return;
        if (Count > _list.Count) _list.Add($"… and {Count - _list.Count} more problems of these kinds.");
        throw new UserMistakeException(_list);
    }
}
