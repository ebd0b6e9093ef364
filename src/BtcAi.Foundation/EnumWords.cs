namespace BtcAi.Foundation;

/// <summary>Names of values as people read them.</summary>
public static class EnumWords
{
    /// <summary>TrailingStop → Trailing stop.</summary>
    public static string InWords(this Enum value) =>
        string.Concat($"{value}".Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
