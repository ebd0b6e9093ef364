using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BtcAi.Tests.Architecture;

public sealed partial class NameTests
{
    // Words that say nothing, then words for which docs/Vocabulary.md has another.
    private static readonly HashSet<string> Rejected = new(StringComparer.OrdinalIgnoreCase)
    {
        "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Data", "Info",
        "Processor", "Service", "Services",
        "Bar", "Bars", "Kline", "Klines", "Tick", "Ticks", "Timeframe", "Commission", "Balance", "Stats", "Bot", "Slot",
    };

    [Fact]
    public void Types_files_and_folders_are_named_by_the_vocabulary()
    {
        var names = SourceFile.All
            .SelectMany(f => f.Types.Select(SourceFile.NameOf).Concat(f.Name.Split('/').Select(part => part.Replace(".cs", ""))));
        var wrong = names.Distinct().Where(n => Words().Matches(n).Any(w => Rejected.Contains(w.Value)));
        Findings.None(wrong);
    }

    [Fact]
    public void A_file_holds_one_public_type_and_bears_its_name()
    {
        var wrong =
            from file in SourceFile.All
            let types = file.Types.Where(t => t.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword))).Select(SourceFile.NameOf)
            let distinct = types.Distinct().ToList()
            where distinct.Count > 1 || (distinct.Count == 1 && distinct[0] != Path.GetFileNameWithoutExtension(file.Name))
            select $"{file.Name} holds {string.Join(", ", distinct)}";
        Findings.None(wrong);
    }

    [Fact]
    public void Classes_are_sealed_or_static_unless_something_derives_from_them()
    {
        var bases = SourceFile.All.SelectMany(f => f.Types).OfType<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>()
            .SelectMany(t => t.BaseList?.Types.Select(b => b.Type.ToString()) ?? []).ToHashSet();
        var wrong =
            from file in SourceFile.All
            from type in file.Types
            where type.Kind() is SyntaxKind.ClassDeclaration or SyntaxKind.RecordDeclaration
            where !type.Modifiers.Any(m => m.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword)
            where !bases.Contains(SourceFile.NameOf(type))
            select $"{file.Name}: {SourceFile.NameOf(type)}";
        Findings.None(wrong);
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Words();
}
