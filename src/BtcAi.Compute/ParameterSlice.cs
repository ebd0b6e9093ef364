namespace BtcAi.Compute;

/// <summary>A named part of a network's flat parameters; Decays says whether weight decay shrinks it.</summary>
public readonly record struct ParameterSlice(string Name, int Offset, int Count, bool Decays)
{
    /// <summary>This part of all parameters, or of all gradients.</summary>
    public Span<float> Of(Span<float> all) => all.Slice(Offset, Count);

    /// <inheritdoc cref="Of(Span{float})"/>
    public ReadOnlySpan<float> Of(ReadOnlySpan<float> all) => all.Slice(Offset, Count);
}
