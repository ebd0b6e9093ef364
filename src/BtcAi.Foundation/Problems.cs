using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation;

/// <summary>Collects a person's mistakes while reading goes on, so that all are reported together.</summary>
public sealed class Problems
{
    private readonly int _shown;
    private readonly List<Problem> _list = [];

    /// <param name="shown">How many are spelled out; the rest are counted.</param>
    public Problems(int shown = 20) => _shown = shown;

    public int Count { get; private set; }

    /// <summary>Those that are spelled out.</summary>
    public IReadOnlyList<Problem> Spelled => _list;

    public void Add(ErrorCode code, string text) => Add(new Problem(code, text));

    public void Add(Problem problem)
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
            foreach (Problem problem in e.Problems) Add(problem);
            return null;
        }
    }

    /// <exception cref="UserMistakeException">When anything was added.</exception>
    public void ThrowIfAny()
    {
        if (Count == 0) return;
        if (Count > _list.Count) _list.Add(new Problem(_list[^1].Code, $"… and {Count - _list.Count} more problems of these kinds."));
        throw new UserMistakeException(_list);
    }
}
