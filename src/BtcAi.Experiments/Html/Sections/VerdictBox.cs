using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>The verdict before everything else: a word with its own shape and colour, then its sentences.</summary>
internal static class VerdictBox
{
    public static XElement Of(EvaluationVerdict verdict) => Element(
        "div", Class($"verdict {Kind(verdict.Light)}"),
        Element("p", Class("light"), Light(verdict.Light)),
        Element("p", Class("lead"), verdict.Sentences.Count > 0 ? verdict.Sentences[0] : ""),
        verdict.Sentences.Count > 1 ? Element("ul", verdict.Sentences.Skip(1).Select(s => Element("li", s))) : null);

    /// <summary>Shape and word.</summary>
    public static XElement Light(EvidenceLight light) => Element(
        "span", Class($"lamp {Kind(light)}"),
        Element("svg", Attribute("viewBox", "0 0 24 24"), Attribute("aria-hidden", "true"), Shape(light)), Word(light));

    public static string Word(EvidenceLight light) => light switch
    {
        EvidenceLight.Evidence => "Evidence",
        EvidenceLight.Hint => "A hint",
        _ => "No evidence",
    };

    private static string Kind(EvidenceLight light) => $"{light}".ToLowerInvariant();

    private static XElement[] Shape(EvidenceLight light) => light switch
    {
        EvidenceLight.Evidence => [Path("shape", "M12 1a11 11 0 1 0 .01 0z"), Path("sign", "M6.5 12.5l4 4 7-8.5")],
        EvidenceLight.Hint => [Path("shape", "M12 1.5L23.5 22H.5z"), Path("sign", "M12 9v6.5M12 18.2v.6")],
        _ => [Path("shape", "M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z"), Path("sign",
            "M7.5 7.5l9 9M16.5 7.5l-9 9")],
    };

    private static XElement Path(string kind, string path) => Element("path", Class(kind), Attribute("d", path));
}
