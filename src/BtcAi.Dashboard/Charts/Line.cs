namespace BtcAi.Dashboard.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Points">Pairs [x, y], x ascending; null y breaks the line.</param>
public sealed record Line(string Name, IReadOnlyList<double?[]> Points);
