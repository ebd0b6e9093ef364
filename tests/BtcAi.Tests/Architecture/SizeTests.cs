using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BtcAi.Tests.Architecture;

public sealed class SizeTests(ITestOutputHelper output)
{
    [Fact]
    public void Files_are_short()
    {
        int[] lines = [.. SourceFile.All.Select(f => f.Lines).Order()];
        output.WriteLine($"{lines.Length} files, median {lines[lines.Length / 2]} lines, longest {lines[^1]}");
        Findings.None(SourceFile.All.Where(f => f.Lines > 400).Select(f => $"{f.Name}: {f.Lines} lines"));
        var over = SourceFile.All.Where(f => f.Lines > 250).Select(f => $"{f.Name}: {f.Lines} lines").ToList();
        Assert.True(over.Count <= lines.Length * 0.05, "More than 5 % of the files exceed 250 lines: " + string.Join("; ", over));
    }

    [Fact]
    public void Methods_fit_a_screen()
    {
        var wrong =
            from file in SourceFile.All
            from node in file.Root.DescendantNodes()
            where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            let span = node.GetLocation().GetLineSpan().Span
            let lines = span.End.Line - span.Start.Line + 1
            where lines > 60
            select $"{file.Name}({span.Start.Line + 1}): {lines} lines";
        Findings.None(wrong);
    }
}
