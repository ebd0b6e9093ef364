namespace BtcAi.Foundation.Errors;

/// <summary>One thing that is wrong.</summary>
/// <param name="Code">Its kind.</param>
/// <param name="Text">The value, the rule and the way out, for this very case.</param>
public sealed record Problem(ErrorCode Code, string Text)
{
    public override string ToString() => Text;
}
