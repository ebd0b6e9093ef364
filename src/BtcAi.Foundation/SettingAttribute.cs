namespace BtcAi.Foundation;

/// <summary>
/// Stands beside a property of a settings record and says all that files, flags, forms and documentation need to
/// know about it. The default is the property's initializer.
/// </summary>
/// <param name="sentence">What the setting does, as one sentence.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string sentence) : Attribute
{
    public string Sentence { get; } = sentence;

    /// <summary>What forms call it where the words of its key do not read well; empty to take those.</summary>
    public string Title { get; init; } = "";

    /// <summary>Lowest allowed value; NaN when there is none.</summary>
    public double Min { get; init; } = double.NaN;

    /// <summary>Highest allowed value; NaN when there is none.</summary>
    public double Max { get; init; } = double.NaN;

    /// <summary>Whether <see cref="Min"/> itself is refused.</summary>
    public bool MinExclusive { get; init; }

    /// <summary>What a number counts, empty for a bare one.</summary>
    public string Unit { get; init; } = "";
}
