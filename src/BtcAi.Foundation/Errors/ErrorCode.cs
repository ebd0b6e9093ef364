namespace BtcAi.Foundation.Errors;

/// <summary>A kind of error that a person can meet; the same table writes the messages' codes and <c>docs/Troubleshooting.md</c>.</summary>
/// <param name="Id">Stable for ever, such as <c>BTCAI-DATA-012</c>: <c>BTCAI</c>, the family, a number that is never used again.</param>
/// <param name="Title">What happened, as a short phrase.</param>
/// <param name="Cause">Why that happens, as one or two sentences.</param>
/// <param name="WayOut">What to do, as one or two sentences.</param>
public sealed record ErrorCode(string Id, string Title, string Cause, string WayOut)
{
    public override string ToString() => Id;
}
