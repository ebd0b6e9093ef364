using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>All about one bucket, the verdict first.</summary>
internal sealed class Chapter(Subject subject)
{
    private readonly IReadOnlyList<Part> _parts = [.. new[]
    {
        Headline.Of(subject), Measures.Of(subject), Paths.Of(subject), Periods.Of(subject), Differences.Of(subject),
            Stress.Of(subject),
        Evidence.Of(subject), Repeats.Seeds(subject), Splits.Folds(subject), Splits.CrossValidation(subject), Splits.HoldOut(subject), Frictions.Of(subject),
    }.OfType<Part>()];

    public XElement Section()
    {
        BucketEvaluation bucket = subject.Bucket;
        return Element(
            "section", Class("chapter"), Attribute("id", subject.Id),
            Element("h2", $"{bucket.Bucket}"),
            Element("p", Class("conditions"), Dated(
                $"Trained on {Written.Range(bucket.Training)}; judged on {subject.Period}. " +
                    $"{Subject.Capital(subject.Costs)}.")),
            VerdictBox.Of(bucket.Verdict),
            _parts.Select(p => p.Section(subject.Id)));
    }

    /// <summary>Its entry in the contents.</summary>
    public XElement Entry() => Element(
        "li", Element("a", Attribute("href", "#" + subject.Id), $"{subject.Bucket.Bucket}"),
        Element("ul", _parts.Select(p => Element("li", Element("a", Attribute("href", $"#{subject.Id}-{p.Id}"),
            p.Heading)))));
}
