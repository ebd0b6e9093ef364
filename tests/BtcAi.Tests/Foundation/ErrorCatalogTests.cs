using System.Text.RegularExpressions;
using BtcAi.Foundation.Errors;

namespace BtcAi.Tests.Foundation;

public sealed partial class ErrorCatalogTests
{
    [Fact]
    public void Every_code_is_told_once_and_says_what_to_do()
    {
        Assert.Equal(ErrorCatalog.All.Count, ErrorCatalog.All.DistinctBy(code => code.Id).Count());
        Assert.All(ErrorCatalog.All, code =>
        {
            Assert.Matches(CodeShape(), code.Id);
            Assert.All([code.Cause, code.WayOut], sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
            Assert.DoesNotMatch("[.!?]$", code.Title);
        });
    }

    [Fact]
    public void Every_family_of_codes_is_in_the_catalogue()
    {
        var families = typeof(ErrorCode).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties().Where(p => p.PropertyType == typeof(ErrorCode) && p.GetMethod!.IsStatic));

        Assert.Equal(ErrorCatalog.All.Count, families.Count());
    }

    [Fact]
    public void The_troubleshooting_page_is_what_the_catalogue_writes() =>
        Assert.Equal(ErrorCatalog.ToMarkdown(), File.ReadAllText(RepositoryFolder.PathTo("docs", "Troubleshooting.md")));

    [GeneratedRegex("^BTCAI-[A-Z]+-[0-9]{3}$")]
    private static partial Regex CodeShape();
}
