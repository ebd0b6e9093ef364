using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BtcAi.Tests.Architecture;

public sealed class CycleTests
{
    [Fact]
    public void No_two_folders_need_each_other()
    {
        var uses = Uses();
        var cycles = uses.Keys
            .Where(start => Reachable(start, uses).Contains(start))
            .Select(start => start + " needs itself by way of " + string.Join(", ",
                uses[start].Where(u => Reachable(u.Key, uses).Contains(start)).Select(u => $"{u.Key} ({u.Value})")));
        Findings.None(cycles);
    }

    // From folder to the folders whose types its files name, each with one example.
    private static Dictionary<string, Dictionary<string, string>> Uses()
    {
        var homes = SourceFile.All.SelectMany(f => f.Types.Select(t => (Type: SourceFile.NameOf(t), f.Namespace, f.Folder)))
            .Distinct().ToLookup(t => t.Type);
        var uses = SourceFile.All.Select(f => f.Folder).Distinct().ToDictionary(f => f, _ => new Dictionary<string, string>());
        foreach (var file in SourceFile.All)
        {
            var visible = Visible(file);
            foreach (var name in file.Root.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsNotAMember))
            {
                var candidates = homes[name.Identifier.Text]
                    .Where(t => visible.Contains(t.Namespace) || (t.Namespace + ".").EndsWith("." + Qualifier(name))).ToList();
                if (candidates.Count == 0 || candidates.Any(c => c.Folder == file.Folder)) continue;
                uses[file.Folder].TryAdd(candidates.MaxBy(c => c.Namespace.Length).Folder, $"{file.Name} names {name.Identifier.Text}");
            }
        }
        return uses;
    }

    private static HashSet<string> Visible(SourceFile file)
    {
        HashSet<string> visible = [.. file.Root.Usings.Where(u => u.Alias is null).Select(u => u.Name!.ToString())];
        for (string n = file.Namespace; n.Length > 0; n = n[..Math.Max(0, n.LastIndexOf('.'))]) visible.Add(n);
        return visible;
    }

    // "Features." in Features.SpanGrid; a text that no namespace ends with for a bare name.
    private static string Qualifier(SimpleNameSyntax name) =>
        name.Parent is QualifiedNameSyntax qualified && qualified.Right == name ? qualified.Left + "." : " ";

    private static bool IsNotAMember(SimpleNameSyntax name) =>
        !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) && name.Parent is not NameColonSyntax;

    private static HashSet<string> Reachable(string start, Dictionary<string, Dictionary<string, string>> uses)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(uses[start].Keys);
        while (open.TryPop(out string? next))
        {
            if (!seen.Add(next)) continue;
            foreach (string further in uses[next].Keys) open.Push(further);
        }
        return seen;
    }
}
