using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using BtcAi.Experiments.Html;

namespace BtcAi.Tests.Experiments.Html;

/// <summary>Colours of the page can be told from what is behind them, as WCAG 2.1 measures it.</summary>
public sealed partial class ContrastTests
{
    private const double Text = 4.5, Graphics = 3;

    private static readonly string[] Backgrounds = ["paper", "raised"];

    private static readonly string Style =
        XDocument.Parse(EvaluationPage.Write(EvaluationExamples.TwoBuckets)).Descendants("style").Single().Value;

    // Light, dark, print.
    public static TheoryData<int> Themes => [0, 1, 2];

    [Fact]
    public void White_on_black_is_the_most_there_is() => Assert.Equal(21, Contrast("#fff", "#000000"), 6);

    [Fact]
    public void There_are_a_light_a_dark_and_a_printed_theme() => Assert.Equal(3, Roots().Count(Style));

    [Theory, MemberData(nameof(Themes))]
    public void Text_can_be_read_on_whatever_is_behind_it(int theme)
    {
        string[] months = ["up1", "up2", "up3", "down1", "down2", "down3"];
        AssertAll(theme, Text, ["ink", "soft", "link", "bad", "warn", "good"], Backgrounds);
        AssertAll(theme, Text, ["ink"], months);
    }

    [Theory, MemberData(nameof(Themes))]
    public void Lines_and_areas_can_be_seen(int theme) => AssertAll(
        theme, Graphics, ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "strong", "soft", "ink", "in", "out", "bad", "warn", "good"], Backgrounds);

    [Fact]
    public void Every_colour_that_text_or_a_graphic_takes_is_measured()
    {
        // Rules between rows, see-through areas under a line and shadows carry nothing that is not written too.
        string[] measured = ["ink", "soft", "link", "bad", "warn", "good", "strong", "in", "out", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"];
        string[] exempt = ["line", "band", "paper"];
        string[] used = [.. Uses().Matches(Style).Select(m => m.Groups[1].Value).Distinct()];
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Contains(name, measured.Concat(exempt)));
    }

    private static void AssertAll(int theme, double least, string[] colours, string[] behind)
    {
        var values = Variables().Matches(Roots().Matches(Style)[theme].Value).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        foreach (string colour in colours)
        {
            foreach (string back in behind)
            {
                double contrast = Contrast(values[colour], values[back]);
                Assert.True(contrast >= least, $"theme {theme}: {colour} on {back} has a contrast of {contrast:0.00}, less than {least}");
            }
        }
    }

    private static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        string digits = hex.Length == 4 ? string.Concat(hex[1..].Select(c => $"{c}{c}")) : hex[1..7];
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => Linear(int.Parse(
            digits.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    [GeneratedRegex(@":root\{[^}]*\}")]
    private static partial Regex Roots();

    [GeneratedRegex("--([a-z0-9]+):(#[0-9a-f]{3,8})")]
    private static partial Regex Variables();

    [GeneratedRegex(@"[{;](?:color|fill|stroke):var\(--([a-z0-9]+)\)")]
    private static partial Regex Uses();
}
