using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BtcAi.Tests.Architecture;

/// <summary>One file under <c>src</c>, parsed.</summary>
internal sealed class SourceFile
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(() =>
    [
        .. Directory.EnumerateFiles(RepositoryFolder.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(p => !p.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal).Select(p => new SourceFile(p)),
    ]);

    private SourceFile(string path)
    {
        Name = Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/');
        Folder = Path.GetDirectoryName(Name["src/".Length..])!.Replace(Path.DirectorySeparatorChar, '.');
        string text = File.ReadAllText(path);
        Lines = text.AsSpan().Count('\n') + (text.EndsWith('\n') ? 0 : 1);
        Root = CSharpSyntaxTree.ParseText(text, path: path).GetCompilationUnitRoot(TestContext.Current.CancellationToken);
        Namespace = Root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
    }

    public static IReadOnlyList<SourceFile> All => Files.Value;

    /// <summary>Path from the repository's root, with slashes.</summary>
    public string Name { get; }

    /// <summary>Folder under <c>src</c> with dots, such as BtcAi.Experiments.Runs.</summary>
    public string Folder { get; }

    public int Lines { get; }
    public CompilationUnitSyntax Root { get; }

    /// <summary>Empty for a file without one.</summary>
    public string Namespace { get; }

    /// <summary>Types that are not nested in another.</summary>
    public IEnumerable<MemberDeclarationSyntax> Types => Root.DescendantNodes()
        .OfType<MemberDeclarationSyntax>()
        .Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && m.Parent is not BaseTypeDeclarationSyntax);

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax t => t.Identifier.Text,
        DelegateDeclarationSyntax d => d.Identifier.Text,
        _ => throw new ArgumentException($"{type.Kind()} is no type.", nameof(type)),
    };
}
