using System.Globalization;
using BtcAi.Experiments.Recovery;
using BtcAi.Experiments.Safety;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;

namespace BtcAi.Experiments.Health;

/// <summary>Whether the home folder can be used: rights, room, and what lies about in it.</summary>
internal static class HomeChecks
{
    private static readonly string[] Folders = ["", "runs", "candles", "logs", "jobs", "trash"];

    public static HealthFinding Rights(string home)
    {
        const string check = "Files and rights";
        if (!Directory.Exists(home)) return new HealthFinding(check, HealthState.Ok, $"{home} does not exist yet; the first command that keeps something makes it.");
        string[] refused = [.. Folders.Select(name => Path.Combine(home, name)).Where(Directory.Exists).Select(Refusal).OfType<string>()];
        return refused.Length == 0
            ? new HealthFinding(check, HealthState.Ok, $"{home} and its folders can be read and written.")
            : new HealthFinding(check, HealthState.Failed, string.Join(' ', refused), "Correct the rights of these folders, or choose another home with --home.");
    }

    public static HealthFinding Room(FreeRoom left, RecoverySettings limits)
    {
        string says = string.Create(CultureInfo.InvariantCulture, $"{left.DiskBytes / 1e9:0.0} GB are free on the home folder's disk.");
        long least = limits.MinFreeDiskMegabytes * 1_000_000L;
        return left.DiskBytes < least
            ? new HealthFinding("Disk space", HealthState.Failed, $"{says} That is less than recovery.min_free_disk_megabytes ({limits.MinFreeDiskMegabytes} MB): no training starts.",
                "Free some space; the store needs about 10 MB to be opened at all. With those, `btcai runs list --deleted` and `btcai runs delete --purge` empty the trash.")
            : left.DiskBytes < 5 * least
                ? new HealthFinding("Disk space", HealthState.Warning, says, "Free some space before a long training.")
                : new HealthFinding("Disk space", HealthState.Ok, says);
    }

    /// <param name="limits">What the settings ask of disk and memory.</param>
    public static HealthFinding Settings(HomeSettings settings, out RecoverySettings limits)
    {
        limits = SettingsTree.Default.Recovery;
        SettingsTree tree = settings.Load().Settings;
        limits = tree.Recovery;
        return new HealthFinding("Settings", HealthState.Ok, settings.Exists
            ? $"{settings.FilePath} can be used; {tree.Differences().Count} settings differ from the defaults."
            : "There is no settings.json; the defaults are used.");
    }

    public static HealthFinding LeftOvers(string home, TimeProvider clock)
    {
        IReadOnlyList<LeftOver> files = LeftOver.In(home, clock);
        if (files.Count == 0) return new HealthFinding("Left-over files", HealthState.Ok, "There are none.");
        int removable = files.Count(file => file.Removable);
        return new HealthFinding(
            "Left-over files", HealthState.Warning, $"{files.Count} temporary files, {removable} of them older than an hour and of no use: {string.Join(", ", files.Take(5).Select(f => f.FilePath))}.",
            removable > 0 ? "`btcai doctor --fix` removes those of no use." : "Nothing, while something is being written; look again in an hour.");
    }

    private static string? Refusal(string folder)
    {
        string probe = Path.Combine(folder, ".doctor-probe");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            // Locks belong to living processes.
            foreach (string file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
                File.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{folder}: {e.Message}";
        }
    }
}
