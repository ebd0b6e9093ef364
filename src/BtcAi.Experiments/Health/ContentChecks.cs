using BtcAi.Experiments.Checkpoints;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Health;

/// <summary>Whether what a home holds is whole: candles, store, runs, checkpoints, ledger.</summary>
internal static class ContentChecks
{
    /// <summary>Of damaged things, this many are named.</summary>
    private const int Named = 5;

    public static HealthFinding Candles(CandleLibrary library)
    {
        int whole = 0;
        var wrong = new List<string>();
        IReadOnlyList<LibraryEntry> entries = library.List(out IReadOnlyList<string> damaged);
        foreach (LibraryEntry entry in entries)
        {
            try
            {
                AuditReport report = CandleAudit.Of(library.Load(entry.Name));
                if (report.Sound) whole++;
                else wrong.Add($"{entry.Name} holds {report.Impossible.Count} impossible candles, the first: {report.Impossible[0]}.");
            }
            catch (Exception e) when (e is UserMistakeException or WorldException)
            {
                wrong.Add(e.Message);
            }
        }
        wrong.AddRange(damaged);
        return wrong.Count == 0
            ? new HealthFinding("Candles", HealthState.Ok, whole == 0 ? "The library is empty." : whole == 1 ? "The one in the library is sound." : $"All {whole} in the library are sound.")
            : new HealthFinding("Candles", HealthState.Failed, Some(wrong), "Import the candles again with `btcai data import FILE --name NAME --overwrite`.");
    }

    /// <summary>Opening the store compares the version of its tables with that of this build.</summary>
    public static HealthFinding Store(string home)
    {
        var database = new Database(home);
        if (!File.Exists(database.FilePath)) return new HealthFinding("Store", HealthState.Ok, "There is none yet.");
        string said = database.Examine();
        return said == "ok"
            ? new HealthFinding("Store", HealthState.Ok, $"{database.FilePath} is whole, and its tables are those of this version.")
            : new HealthFinding("Store", HealthState.Failed, $"{database.FilePath} is damaged: {said}",
                "Move it and its -wal and -shm aside; the runs' folders are found again without it, metrics are not.");
    }

    public static HealthFinding Checkpoints(RunStore runs)
    {
        int whole = 0;
        var wrong = new List<string>();
        IReadOnlyList<RunRow> rows = runs.List(new RunQuery { Limit = int.MaxValue }, out _, out IReadOnlyList<string> unreadable);
        foreach (RunRow row in rows)
        {
            var verified = CheckpointVerification.Of(runs.CheckpointsOf(runs.RecordOf(row)));
            whole += verified.All.Count - verified.Damages.Count;
            wrong.AddRange(verified.Damages);
        }
        wrong.AddRange(unreadable);
        return wrong.Count == 0
            ? new HealthFinding("Checkpoints", HealthState.Ok, whole == 0 ? "There are none yet." : whole == 1 ? "The checksums of the one there is are right." : $"The checksums of all {whole} are right.")
            : new HealthFinding("Checkpoints", HealthState.Failed, $"{whole} are whole. {Some(wrong)}",
                "Nothing is taken from them. `btcai checkpoints resume RUN/BUCKET/NAME` trains on from a whole one, `btcai checkpoints delete` removes the damaged ones (`btcai checkpoints list RUN` names them).");
    }

    public static HealthFinding Ledger(TrialLedger ledger)
    {
        int looks = ledger.Read(out int damaged).Count;
        return damaged == 0
            ? new HealthFinding("Ledger", HealthState.Ok, looks == 1 ? "The one look in it can be read." : $"All {looks} looks can be read.")
            : new HealthFinding("Ledger", HealthState.Warning, $"{HoldOutOpenings.Unread(damaged)} and {(damaged == 1 ? "is" : "are")} not counted; {looks} can.",
                "Restore the file from a backup if you have one: with fewer looks counted, deflated figures look better than they are.");
    }

    /// <summary>A clock before what was already written would put new runs among old ones.</summary>
    public static HealthFinding Clock(RunStore runs, TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        long newest = runs.List(new RunQuery { Limit = int.MaxValue }, out _, out _).Select(row => Math.Max(row.CreatedMs, row.UpdatedMs)).DefaultIfEmpty(0).Max();
        return now.ToUnixTimeMilliseconds() >= newest
            ? new HealthFinding("Clock", HealthState.Ok, $"It is {now:yyyy-MM-dd HH:mm} UTC, after every run; time zones play no part.")
            : new HealthFinding("Clock", HealthState.Warning, $"It is {now:yyyy-MM-dd HH:mm} UTC, before the newest run ({DateTimeOffset.FromUnixTimeMilliseconds(newest):yyyy-MM-dd HH:mm}).",
                "Set the machine's clock; new runs would be listed below older ones.");
    }

    private static string Some(List<string> wrong) =>
        string.Join(' ', wrong.Take(Named)) + (wrong.Count > Named ? $" And {wrong.Count - Named} more." : "");
}
