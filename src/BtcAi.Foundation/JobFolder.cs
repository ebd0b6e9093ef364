using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BtcAi.Foundation;

/// <summary>
/// How a command that runs in the background talks to whoever started it, even after that one has gone: a folder with what it said
/// (<c>output.txt</c>, <c>log.txt</c>), a lock held while it lives, its exit code once it ended, and a file whose appearance asks it to stop.
/// </summary>
public sealed partial class JobFolder(string path)
{
    /// <summary>Exit code of a command that was asked to stop and saved what it had.</summary>
    public const int Interrupted = 130;

    /// <summary>Environment variable that names the folder to a command started in the background.</summary>
    public const string Variable = "BTCAI_JOB";

    public string FullPath { get; } = path;

    /// <summary>What the command wrote to standard output.</summary>
    public string OutputPath => Path.Combine(FullPath, "output.txt");

    /// <summary>What the command wrote to standard error.</summary>
    public string LogPath => Path.Combine(FullPath, "log.txt");

    /// <summary>What the command was started with; null for a folder that holds no job.</summary>
    public JobRecord? Record => File.Exists(RecordPath) ? JsonSerializer.Deserialize<JobRecord>(File.ReadAllText(RecordPath)) : null;

    /// <summary>The run that it trains, once it has said so; null for other commands.</summary>
    public string? RunId
    {
        get
        {
            if (!File.Exists(LogPath)) return null;
            using var reader = new StreamReader(new FileStream(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            for (int line = 0; line < 5 && reader.ReadLine() is { } text; line++)
                if (RunLine().Match(text) is { Success: true } match) return match.Groups[1].Value;
            return null;
        }
    }

    public bool IsAskedToStop => File.Exists(StopPath);

    /// <summary>The exit code; null before the end, and for ever when the command was killed.</summary>
    public int? ExitCode =>
        File.Exists(ExitPath) && int.TryParse(File.ReadAllText(ExitPath), CultureInfo.InvariantCulture, out int code) ? code : null;

    /// <summary>Whether a process holds the folder.</summary>
    public bool IsHeld
    {
        get
        {
            using FileStream? free = TryHold();
            return free is null;
        }
    }

    /// <summary>Null when a process holds it already; dispose to let go.</summary>
    public FileStream? TryHold()
    {
        try
        {
            return new FileStream(Path.Combine(FullPath, "job.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(JobRecord record) => AtomicFile.WriteText(RecordPath, JsonSerializer.Serialize(record));

    public void AskToStop() => AtomicFile.WriteText(StopPath, "");

    public void Write(int exitCode) => AtomicFile.WriteText(ExitPath, exitCode.ToString(CultureInfo.InvariantCulture));

    private string RecordPath => Path.Combine(FullPath, "job.json");

    private string StopPath => Path.Combine(FullPath, "stop");

    private string ExitPath => Path.Combine(FullPath, "exit.txt");

    [GeneratedRegex(@"^Run (\d{8}-\d{6}-[a-z]+-[0-9a-f]{4})\b")]
    private static partial Regex RunLine();
}
