namespace BtcAi.Foundation;

/// <summary>
/// What a person gave us cannot be used: every problem at once, each with the value, the rule and the way out.
/// Shown without a stack trace; exit code 2.
/// </summary>
public sealed class UserMistakeException : Exception
{
    public UserMistakeException(IReadOnlyList<string> problems) : base(string.Join(Environment.NewLine, problems)) =>
        Problems = problems;

    public UserMistakeException(string problem) : this([problem]) { }

    public IReadOnlyList<string> Problems { get; }
}
