using System.Globalization;

namespace BtcAi.Experiments.Runs;

/// <summary>Who has looked at a hold-out that nobody was to see. One opening is one agent judged on it.</summary>
/// <param name="First">Of the openings; null with none.</param>
/// <param name="Last">Of the openings; null with none.</param>
/// <param name="OtherLooks">Backtests that reached into it, and runs on the same candles that kept no hold-out.</param>
public sealed record HoldOutOpenings(int Openings, DateTimeOffset? First, DateTimeOffset? Last, int OtherLooks)
{
    /// <summary>Lines of the ledger that cannot be read: any of them may have been a look at these candles.</summary>
    public int Unreadable { get; init; }

    /// <summary>When and how often, and what that takes away; and what a damaged ledger leaves open.</summary>
    public string Sentence => string.Join(' ', new[] { Opened, Damage }.Where(s => s.Length > 0));

    /// <summary>"1 line of ledger.jsonl cannot be read".</summary>
    public static string Unread(int lines) => $"{lines} {(lines == 1 ? "line" : "lines")} of ledger.jsonl cannot be read";

    private string Opened => Openings switch
    {
        0 when OtherLooks == 0 => "",
        0 => $"The hold-out of these candles was never opened on purpose; {Others} into it, so it is not unseen.",
        1 => $"The hold-out of these candles was opened once, on {Time(First)}: one agent was judged on it{And}. Whatever is chosen after that has seen it.",
        _ => $"The hold-out of these candles was opened {Openings} times, first on {Time(First)}, last on {Time(Last)}: {Openings} judgements of agents on it{And}. " +
            "Only the first of them was on candles that nobody had seen.",
    };

    private string Damage => Unreadable == 0 ? "" : $"{Unread(Unreadable)}: there may have been more trials, and more looks at the hold-out, than are counted, so deflated figures are too kind.";

    private string And => OtherLooks > 0 ? $"; besides, {Others} into it" : "";

    private string Others => OtherLooks == 1 ? "1 other look (a backtest, or a run without a hold-out) reached"
        : $"{OtherLooks} other looks (backtests, or runs without a hold-out) reached";

    private static string Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";
}
