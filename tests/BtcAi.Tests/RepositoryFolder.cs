using System.Runtime.CompilerServices;

namespace BtcAi.Tests;

/// <summary>Where the tested sources stand, known from where this file was compiled.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Up(ThisFile());

    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Up(string file) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
