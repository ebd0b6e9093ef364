using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using BtcAi.Dashboard.Home;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Dashboard.Jobs;

/// <summary>
/// Starts commands of this program as processes of their own and knows how they stand, from their folders alone: what was
/// started before a restart of the server is still known after it.
/// </summary>
public sealed partial class JobDesk(DashboardPlan plan)
{
    private readonly string _jobs = Path.Combine(plan.Home, "jobs");

    // What has ended does not change any more.
    private readonly ConcurrentDictionary<string, Job> _ended = [];

    /// <summary>Starts <c>btcai ARGUMENTS</c> with this home.</summary>
    /// <exception cref="WorldException">The process could not be started.</exception>
    public JobRecord Start(string title, params IReadOnlyList<string> arguments)
    {
        DateTimeOffset now = plan.Clock.GetUtcNow();
        string id = $"{now:yyyyMMdd-HHmmss-fff}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
        var record = new JobRecord(id, title, arguments, now);
        string folder = Directory.CreateDirectory(Path.Combine(_jobs, id)).FullName;
        new JobFolder(folder).Write(record);
        var start = new ProcessStartInfo(plan.Program[0]) { UseShellExecute = false, CreateNoWindow = true };
        foreach (string argument in (string[])[.. plan.Program.Skip(1), .. arguments, "--home", plan.Home]) start.ArgumentList.Add(argument);
        start.Environment[JobFolder.Variable] = folder;
        try
        {
            using Process? process = Process.Start(start);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new WorldException(DashboardErrors.Job, $"{title} could not be started ({e.Message}).", e);
        }
        return record;
    }

    /// <summary>Asks a job to save and end.</summary>
    public void Stop(string id) => FolderOf(id).AskToStop();

    public void StopAll()
    {
        foreach (Job job in All().Where(job => job.IsActive)) Stop(job.Id);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Job> All() => Directory.Exists(_jobs)
        ? [.. Directory.EnumerateDirectories(_jobs).OrderDescending(StringComparer.Ordinal).Select(path => Find(Path.GetFileName(path))).OfType<Job>()]
        : [];

    /// <summary>Null when there is none by that id.</summary>
    public Job? Find(string id)
    {
        if (_ended.TryGetValue(id, out Job? known)) return known;
        if (!IdShape().IsMatch(id)) return null;
        JobFolder folder = FolderOf(id);
        if (folder.Record is not { } record) return null;
        JobState state = StateOf(folder, record, out int? exitCode);
        var job = new Job(record, state, exitCode, folder.RunId);
        if (exitCode is not null) _ended[id] = job;
        return job;
    }

    /// <exception cref="UserMistakeException">There is none by that id.</exception>
    public Job Get(string id) => Find(id) ?? throw new UserMistakeException(DashboardErrors.NotFound, $"There is no job \"{id}\"; the page Logs lists those that there are.");

    /// <summary>The newest job that trained a run; null when none did.</summary>
    public Job? OfRun(string run) => All().FirstOrDefault(job => job.RunId == run);

    /// <summary>What the job said on standard error, its last lines.</summary>
    public IReadOnlyList<string> Log(string id, int lines) => TailOf(FolderOf(id).LogPath, lines);

    /// <summary>What the job said on standard output; empty before it said anything.</summary>
    public string Output(string id) => File.Exists(FolderOf(id).OutputPath) ? ReadShared(FolderOf(id).OutputPath) : "";

    private JobFolder FolderOf(string id) => IdShape().IsMatch(id)
        ? new JobFolder(Path.Combine(_jobs, id))
        : throw new ArgumentException($"\"{id}\" is no job's id.", nameof(id));

    private JobState StateOf(JobFolder folder, JobRecord record, out int? exitCode)
    {
        // The lock first: a process writes its exit code before it lets go.
        bool held = folder.IsHeld;
        exitCode = held ? null : folder.ExitCode;
        if (exitCode is { } code) return code switch { 0 => JobState.Finished, JobFolder.Interrupted => JobState.Interrupted, _ => JobState.Failed };
        // A process takes a moment before it holds its folder.
        bool young = !File.Exists(folder.LogPath) && plan.Clock.GetUtcNow() - record.Started < TimeSpan.FromSeconds(20);
        if (!held && !young) return JobState.Died;
        return folder.IsAskedToStop ? JobState.Stopping : JobState.Running;
    }

    private static string[] TailOf(string path, int lines)
    {
        const int Bytes = 1 << 16;
        if (!File.Exists(path)) return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = Math.Max(0, stream.Length - Bytes);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\r')[^1]).TakeLast(lines)];
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\d{8}-\d{6}-\d{3}-[0-9a-f]{4}$")]
    private static partial Regex IdShape();
}
