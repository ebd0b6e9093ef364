using System.Text.RegularExpressions;
using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Html;
using BtcAi.Simulation;
using BtcAi.Simulation.Statistics;

namespace BtcAi.Tests.Experiments.Html;

public sealed partial class EvaluationPageTests
{
    private static readonly string Page = EvaluationPage.Write(EvaluationExamples.TwoBuckets);

    private static BucketEvaluation Traded => EvaluationExamples.TwoBuckets.Buckets[0];

    [Fact]
    public void A_page_is_well_formed_and_every_link_leads_somewhere()
    {
        XElement html = XDocument.Parse(Page).Root!;
        string[] ids = [.. html.DescendantsAndSelf().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Distinct().Count(), ids.Length);
        string[] targets = [.. html.Descendants("a").Select(a => a.Attribute("href")!.Value)];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Contains(target.TrimStart('#'), ids));
    }

    [Fact]
    public void A_page_needs_no_script_no_network_and_no_other_file()
    {
        Assert.DoesNotMatch(Outside(), Page);
        Assert.DoesNotContain(
            XDocument.Parse(Page).Descendants(),
                e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "image");
        Assert.DoesNotContain("&", XDocument.Parse(Page).Descendants("style").Single().Value);
    }

    [Fact]
    public void A_page_shows_only_finite_numbers()
    {
        BucketEvaluation broken = Traded with
        {
            Measures =
            [
                .. Traded.Measures.Select(
                    m => m with { From = double.NaN, To = double.PositiveInfinity, Estimate = double.NaN, Low = null }),
            ],
            Band = [.. Traded.Band.Select(_ => new DailyBand(0, double.PositiveInfinity))],
        };
        foreach (string page in new[] { Page, EvaluationPage.Write(EvaluationExamples.Report(broken)) })
        {
            var html = XDocument.Parse(page);
            string shown = string.Join(' ', html.DescendantNodes().OfType<XText>().Select(t => t.Value)
                .Concat(html.Descendants().Attributes().Select(a => a.Value)));
            Assert.DoesNotMatch("NaN|Infinity|∞|-?[0-9]+E[+-]?[0-9]", shown);
        }
    }

    [Fact]
    public void The_same_report_gives_the_same_text() =>
        Assert.Equal(Page, EvaluationPage.Write(EvaluationExamples.TwoBuckets));

    [Fact]
    public void Names_from_outside_are_escaped_and_characters_that_no_page_may_hold_replaced()
    {
        string page = EvaluationPage.Write(EvaluationExamples.TwoBuckets with
        {
            Run = "<script>\"a\" & b\u001b[31m</script>",
            Candles = "x'y\"<z>",
        });
        XElement html = XDocument.Parse(page).Root!;
        Assert.Equal("<script>\"a\" & b\uFFFD[31m</script>", html.Descendants("h1").Single().Value);
        Assert.Empty(html.Descendants("script"));
    }

    [Fact]
    public void The_verdict_stands_first_and_says_its_light_in_words()
    {
        XElement[] chapters = Chapters(Page);
        Assert.Equal(["Short", "Long"], chapters.Select(c => c.Element("h2")!.Value));
        Assert.Equal("A hint", Verdict(chapters[0]).Elements("p").First().Value);
        Assert.Equal("No evidence", Verdict(chapters[1]).Elements("p").First().Value);
        Assert.All(chapters, c => Assert.Equal("div", c.Elements().ElementAt(2).Name.LocalName));

        static XElement Verdict(XElement chapter) => chapter.Elements("div").First();
    }

    [Fact]
    public void Sections_without_content_are_left_out()
    {
        XElement[] chapters = Chapters(Page);
        Assert.Equal(
            ["headline", "measures", "paths", "periods", "differences", "stress", "evidence", "seeds", "folds",
                "cpcv", "holdout", "frictions"], Sections(chapters[0]));
        Assert.Equal(["headline", "measures", "paths", "periods", "evidence"], Sections(chapters[1]));
        Assert.Contains("Price and trades, logarithmic", Headings(chapters[0]));
        Assert.DoesNotContain("Price and trades, logarithmic", Headings(chapters[1]));

        static IEnumerable<string> Sections(XElement chapter) =>
            chapter.Elements("section").Select(s => s.Attribute("id")!.Value.Split('-')[1]);

        static IEnumerable<string> Headings(XElement chapter) => chapter.Descendants("h4").Select(h => h.Value);
    }

    [Fact]
    public void Every_picture_is_told_in_words_and_says_its_period_and_costs()
    {
        XElement html = XDocument.Parse(Page).Root!;
        XElement[] pictures = [.. html.Descendants("svg").Where(s => (string?)s.Attribute("aria-hidden") != "true")];
        Assert.NotEmpty(pictures);
        Assert.All(pictures, p => Assert.True(
            (string?)p.Attribute("role") == "img" && p.Element("title")!.Value.Length > 0
                && p.Element("desc")!.Value.Length > 0));
        XElement[] captions = [.. html.Descendants("figcaption")];
        Assert.Equal(html.Descendants("figure").Count(), captions.Length);
        Assert.All(captions, c => Assert.Matches("[0-9]{4}-[0-9]{2}-[0-9]{2} to [0-9-]{10}.*fee 0.15\u00A0%", c.Value));
        Assert.All(html.Descendants("table"), t => Assert.NotEmpty(t.Element("caption")!.Value));
        Assert.All(html.Descendants("th"), h => Assert.NotNull(h.Attribute("scope")));
    }

    [Fact]
    public void Looks_of_the_ledger_are_told_one_by_one_the_older_ones_folded_away()
    {
        XElement page = Chapters(EvaluationPage.Write(EvaluationExamples.Report(Traded with { Looks = EvaluationExamples.Looks(50) })))[0];
        XElement details = page.Descendants("details").Single();
        Assert.Equal("40 older looks, back to the latest 50 of 340", details.Element("summary")!.Value);
        XElement[] folded = [.. details.Descendants("tbody").Single().Elements()];
        Assert.Equal((40, "100"), (folded.Length, Cell(folded[^1], 5)));
        XElement latest = page.Descendants("table").Single(t => t.Descendants("b").First().Value == "Latest looks at this range");
        XElement[] open = [.. latest.Element("tbody")!.Elements()];
        Assert.Equal((10, "149"), (open.Length, Cell(open[0], 5)));
        Assert.Equal("0123456789abcdef", Cell(open[0], 3));
        Assert.Empty(Chapters(Page)[0].Descendants("details"));

        static string Cell(XElement row, int column) => row.Elements().ElementAt(column).Value;
    }

    [Fact]
    public void Many_trades_become_a_strip_of_counts()
    {
        XElement few = Chapters(Page)[0];
        BucketEvaluation many = Traded with { Trades = [.. Enumerable.Repeat(Traded.Trades, 100).SelectMany(t => t)] };
        XElement strip = Chapters(EvaluationPage.Write(EvaluationExamples.Report(many)))[0];
        Assert.NotEmpty(Classed(few, "entry"));
        Assert.Empty(Classed(strip, "entry"));
        Assert.NotEmpty(Classed(strip, "count"));

        static IEnumerable<XElement> Classed(XElement chapter, string name) =>
            chapter.Descendants().Where(e => (string?)e.Attribute("class") == name);
    }

    [Fact]
    public void Four_buckets_of_three_years_stay_below_a_megabyte()
    {
        BucketEvaluation long3 = EvaluationExamples.Judged(Bucket.Scalping, 1095, EvaluationExamples.Trader, 100);
        string page = EvaluationPage.Write(EvaluationExamples.Report(
            [.. Enum.GetValues<Bucket>().Select(b => long3 with { Bucket = b })]));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(page), 100_000, 1_000_000);
    }

    [Fact]
    public void A_ruined_agent_and_an_empty_report_are_shown_too()
    {
        BucketEvaluation ruined = Traded with
        {
            Curves = [new DailyCurve("agent", [1, 0.2, 0, 0]), new DailyCurve("hold", [1, 1, 1, 1])],
            Prices = [5, 5, 5, 5],
            Exposures = [0, -1, 0, 0],
            Band = [],
            Seeds = [Traded.Seeds[0]],
            SeedSummary = null,
            Overfitting = null,
            Measures = [new MeasureRow(HeadlineMeasure.Sharpe, null, null, null, 0, 0, [])],
            Verdict = new EvaluationVerdict(EvidenceLight.NoEvidence, []),
        };
        Assert.Single(Chapters(EvaluationPage.Write(EvaluationExamples.Report(ruined))));
        Assert.Empty(Chapters(EvaluationPage.Write(EvaluationExamples.Report())));
    }

    private static XElement[] Chapters(string page) =>
        [.. XDocument.Parse(page).Descendants("section").Where(s => (string?)s.Attribute("class") == "chapter")];

    [GeneratedRegex("https?:|//[a-z]|url\\(|@import|src=")]
    private static partial Regex Outside();
}
