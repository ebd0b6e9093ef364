namespace BtcAi.Dashboard.Pages.Parts;

/// <summary>One storey of a network.</summary>
/// <param name="Width">Numbers that it hands on.</param>
/// <param name="Parameters">Weights that it learns.</param>
public sealed record ModelPart(string Name, int Width, int Parameters, string Says);
