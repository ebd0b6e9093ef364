namespace BtcAi.Cli.Views;

/// <summary>One column of a <see cref="FittedTable"/>.</summary>
/// <param name="Short">Its name where room is scarce.</param>
/// <param name="Importance">The lowest is left out first.</param>
/// <param name="Left">Whether its cells start at the left; numbers end at the right.</param>
public sealed record FittedColumn(string Name, string Short, int Importance, bool Left = false)
{
    public FittedColumn(string name, int importance, bool left = false) : this(name, name, importance, left) { }
}
