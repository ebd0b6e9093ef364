using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Ledger;
using BtcAi.Foundation;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>The ledger's looks at the judged range one by one, the latest first; older ones are folded away.</summary>
internal static class Trials
{
    private const int Open = 10;

    public static IEnumerable<XElement> Of(Subject subject)
    {
        LedgerEntry[] looks = [.. subject.Bucket.Looks.Reverse()];
        if (looks.Length == 0) yield break;
        yield return TableOf("Latest looks at this range", subject, looks.Take(Open));
        if (looks.Length <= Open) yield break;
        string rest = subject.Bucket.Trials.Looks > BucketEvaluation.MostLooks
            ? $"{looks.Length - Open} older looks, back to the latest {BucketEvaluation.MostLooks} of {Written.Count(subject.Bucket.Trials.Looks)}"
            : looks.Length == Open + 1 ? "1 older look" : $"{looks.Length - Open} older looks";
        yield return Element("details", Element("summary", rest), TableOf("Older looks at this range", subject, looks.Skip(Open)));
    }

    private static XElement TableOf(string caption, Subject subject, IEnumerable<LedgerEntry> looks)
    {
        var table = new Table(
            caption, $"{subject.Bucket.Bucket}; overlapping {subject.Period}.",
            ["When", "What", "Bucket", "Settings", "Judged range", "Seed", "Net return", "Sharpe a day"], textColumns: 5);
        foreach (LedgerEntry look in looks)
        {
            table.Row(
                Written.Time(look.Time), look.Kind.InWords(), $"{look.Bucket}", Element("code", look.Settings),
                $"{Written.Date(look.FromMs)} to {Written.Date(look.ToMs)}", $"{look.Seed}", Written.Gain(look.NetReturn),
                Written.Number(look.DailySharpe, "0.000"));
        }
        return table.Box();
    }
}
