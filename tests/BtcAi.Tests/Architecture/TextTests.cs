namespace BtcAi.Tests.Architecture;

public sealed class TextTests
{
    [Fact]
    public void No_test_is_switched_off_or_sleeps() =>
        Findings.None(Lines("tests").Where(l => l.Text.Contains("Skip" + " =") || l.Text.Contains("Thread" + ".Sleep(")).Select(At));

    [Fact]
    public void Sources_carry_no_regions_and_no_to_dos() =>
        Findings.None(Lines("src", "tests")
            .Where(l => l.Text.Contains("#" + "region") || l.Text.Contains("TO" + "DO") || l.Text.Contains("FIX" + "ME")).Select(At));

    [Fact]
    public void Nothing_names_a_folder_of_one_machine()
    {
        string[] folders = ["/" + "work/", "/" + "root/", "/" + "home/", "/" + "tmp/", "/" + "Users/", @"C:\" + "Users"];
        Findings.None(Lines("src", "tests", "docs", ".ci", "README.md", "CHANGELOG.md")
            .Where(l => folders.Any(f => l.Text.Contains(f))).Select(At));
    }

    private static string At((string File, int Number, string Text) line) => $"{line.File}({line.Number}): {line.Text.Trim()}";

    private static IEnumerable<(string File, int Number, string Text)> Lines(params IEnumerable<string> places) =>
        from place in places.Select(p => RepositoryFolder.PathTo(p))
        from file in File.Exists(place) ? [place] : Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".csproj" or ".md" or ""
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        from line in File.ReadLines(file).Select((text, i) => (Path.GetRelativePath(RepositoryFolder.Root, file), i + 1, text))
        select line;
}
