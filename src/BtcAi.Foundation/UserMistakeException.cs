using BtcAi.Foundation.Errors;

namespace BtcAi.Foundation;

/// <summary>
/// What a person gave us cannot be used: every problem at once, each with the value, the rule and the way out.
/// Shown without a stack trace; exit code 2.
/// </summary>
public sealed class UserMistakeException : Exception
{
    public UserMistakeException(IReadOnlyList<Problem> problems)
        : base(string.Join(Environment.NewLine, problems.Select(problem => problem.Text))) => Problems = problems;

    public UserMistakeException(ErrorCode code, string text) : this([new Problem(code, text)]) { }

    public IReadOnlyList<Problem> Problems { get; }
}
