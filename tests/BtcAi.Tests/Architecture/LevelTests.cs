using System.Xml.Linq;

namespace BtcAi.Tests.Architecture;

public sealed class LevelTests
{
    // docs/Architecture.md draws the same levels.
    private static readonly Dictionary<string, int> Levels = new()
    {
        ["BtcAi.Foundation"] = 0,
        ["BtcAi.Compute"] = 1,
        ["BtcAi.Market"] = 1,
        ["BtcAi.Simulation"] = 2,
        ["BtcAi.Learning"] = 3,
        ["BtcAi.Experiments"] = 4,
        ["BtcAi.Dashboard"] = 5,
        ["BtcAi.Cli"] = 6,
    };

    [Fact]
    public void A_project_references_only_lower_levels()
    {
        string[] projects = Directory.GetFiles(RepositoryFolder.PathTo("src"), "*.csproj", SearchOption.AllDirectories);
        Assert.Equal(Levels.Keys.Order(), projects.Select(p => Path.GetFileNameWithoutExtension(p)).Order());
        var wrong =
            from project in projects
            let name = Path.GetFileNameWithoutExtension(project)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
            where Levels[target] >= Levels[name]
            select $"{name} (level {Levels[name]}) references {target} (level {Levels[target]})";
        Findings.None(wrong);
    }

    [Fact]
    public void A_namespace_is_the_folder_of_its_file_or_one_around_it()
    {
        var wrong = SourceFile.All
            .Where(f => !(f.Folder + ".").StartsWith(f.Namespace + ".", StringComparison.Ordinal) || !Levels.Keys.Any(f.Namespace.StartsWith))
            .Select(f => $"{f.Name} is in namespace {f.Namespace}");
        Findings.None(wrong);
    }
}
