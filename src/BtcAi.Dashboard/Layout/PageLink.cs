namespace BtcAi.Dashboard.Layout;

/// <summary>A page in the navigation.</summary>
/// <param name="Key">The letter that leads there after <c>g</c>.</param>
public sealed record PageLink(string Group, string Title, string Path, char Key, string Icon);
