namespace BtcAi.Foundation;

/// <summary>A half-open range of row numbers: From is in, To is out.</summary>
public readonly record struct IndexRange(int From, int To)
{
    public int Count => To - From;

    public bool Contains(int index) => index >= From && index < To;
}
