using BtcAi.Foundation;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation;

namespace BtcAi.Experiments.Reports;

/// <summary>How much of a backtested range lies in the time an agent was trained and selected on.</summary>
/// <param name="Training">Fraction of the range's candles.</param>
/// <param name="Selection">Fraction of the range's candles.</param>
/// <param name="UnseenFrom">The first UTC day after all that time and the purge that follows it.</param>
/// <param name="Warning">What this means for the figures; null when nothing was seen.</param>
public sealed record SeenShare(double Training, double Selection, DateTimeOffset UnseenFrom, string? Warning)
{
    public static SeenShare Of(AgentCard card, CandleSeries candles, IndexRange range)
    {
        double training = Share(card.Training), selection = Share(card.Validation);
        long seenTo = Math.Max(card.Training.ToMs, card.Validation.ToMs) + BucketProfile.Of(card.Bucket).PurgeMs;
        var day = TimeSpan.FromDays(1);
        long days = (seenTo + (long)day.TotalMilliseconds - 1) / (long)day.TotalMilliseconds;
        DateTimeOffset unseenFrom = DateTimeOffset.UnixEpoch + days * day;
        bool leaves = candles.OpenTimeMs[range.To - 1] > unseenFrom.ToUnixTimeMilliseconds();
        string? warning = training + selection > 0
            ? $"{Used(card, candles, training, selection)} these figures are not out of sample; " +
              (leaves ? $"use --from {unseenFrom:yyyy-MM-dd}." : $"give candles from after {unseenFrom:yyyy-MM-dd}.")
            : null;
        return new SeenShare(training, selection, unseenFrom, warning);

        double Share(TimeRange time)
        {
            IndexRange inside = candles.Between(time.FromMs, time.ToMs);
            return Math.Max(0, Math.Min(inside.To, range.To) - Math.Max(inside.From, range.From)) / (double)range.Count;
        }
    }

    // Other candles of the same time may be another market's, or the same ones under another name.
    private static string Used(AgentCard card, CandleSeries candles, double training, double selection) =>
        card.DataName == candles.Name
            ? $"{Percent(training)} of these candles were used to train the {card.Bucket} agent, {Percent(selection)} to select it:"
            : $"{Percent(training)} of this time was used to train the {card.Bucket} agent, {Percent(selection)} to select it, on candles " +
              $"called {card.DataName}: unless they are of a market that moves on its own,";

    private static string Percent(double share) => share is > 0 and < 0.01 ? "under 1 %" : $"{share * 100:0} %";
}
