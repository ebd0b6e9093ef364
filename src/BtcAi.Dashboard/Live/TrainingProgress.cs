using BtcAi.Experiments.Html;
using BtcAi.Experiments.Runs;

namespace BtcAi.Dashboard.Live;

/// <summary>How far a bucket's training has come.</summary>
/// <param name="Done">Share of its updates, or of its minutes; 0 … 1.</param>
/// <param name="Update">The newest that was measured; 0 before the first.</param>
/// <param name="Updates">How many there will be at most; null when minutes are counted instead.</param>
/// <param name="Left">Until the last of them, as fast as the newest ones went; null before that is known. A training that stops improving ends before.</param>
public sealed record TrainingProgress(double Done, int Update, int? Updates, TimeSpan? Left)
{
    // So many of the newest updates tell how fast the next ones will be.
    private const int Newest = 20;

    public static TrainingProgress Of(RunRecord run, BucketRecord part, TrainingCurves curves)
    {
        int update = curves.LastUpdate;
        int? updates = run.Minutes is null ? run.Settings.Learning.Updates : null;
        if (part.State == BucketState.Finished) return new(1, Math.Max(update, part.Updates), updates, TimeSpan.Zero);
        if (update == 0) return new(0, 0, updates, null);
        if (run.Minutes is { } minutes)
        {
            double done = Math.Min(1, curves.At(update, "progress") ?? 0);
            return new(done, update, null, TimeSpan.FromMinutes(minutes / run.Buckets.Count * (1 - done)));
        }
        double[] seconds = [.. curves.From(Math.Max(1, update - Newest + 1), "seconds.total").Select(point => (double)point.Amount).Where(double.IsFinite)];
        int left = Math.Max(0, updates!.Value - update);
        return new(Math.Min(1, update / (double)updates), update, updates, seconds.Length == 0 ? null : TimeSpan.FromSeconds(left * seconds.Average()));
    }

    /// <summary>Update 175 of 250, about 3 min left.</summary>
    /// <param name="goesOn">Whether it is trained now.</param>
    public string InWords(bool goesOn) => Update == 0 ? "nothing measured yet"
        : $"update {Written.Count(Update)}{(Updates is { } all ? $" of {Written.Count(all)}" : "")}{(goesOn && Left is { } left && Done < 1 ? $", {About(left)} left" : "")}";

    private static string About(TimeSpan left) => left < TimeSpan.FromMinutes(1) ? "less than a minute" : $"about {Written.Length(left)}";
}
