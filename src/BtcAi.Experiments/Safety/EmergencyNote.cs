using System.Text.Json;
using BtcAi.Experiments.Logging;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;

namespace BtcAi.Experiments.Safety;

/// <summary>What a training leaves in its run's folder when an error or a shortage ends it: <c>emergency.json</c>.</summary>
/// <param name="Why">The message.</param>
/// <param name="Details">The stack trace; empty for a shortage.</param>
/// <param name="Buckets">How far each bucket had come.</param>
/// <param name="Settings">Every setting as key=value.</param>
/// <param name="Log">The last lines of the log.</param>
public sealed record EmergencyNote(
    DateTimeOffset Time, string Version, string Why, string Details, IReadOnlyList<BucketRecord> Buckets, IReadOnlyList<string> Settings, IReadOnlyList<string> Log)
{
    private const string FileName = "emergency.json";
    private const int LogLines = 100;

    /// <exception cref="WorldException">The disk refuses.</exception>
    public static void Write(string home, RunFolder folder, Exception why, TimeProvider clock)
    {
        RunRecord run = folder.Record;
        string[] log = [.. new LogFolder(home).Read(new LogQuery { Lines = LogLines }).Select(entry => entry.Line)];
        var note = new EmergencyNote(
            clock.GetUtcNow(), run.Version, Secrets.Hide(why.Message), why is WorldException ? "" : Secrets.Hide($"{why}"), run.Buckets, run.Settings.Assignments(), log);
        AtomicFile.WriteText(PathIn(folder.FolderPath), JsonSerializer.Serialize(note, RunJson.Options));
    }

    public static string PathIn(string runFolder) => Path.Combine(runFolder, FileName);
}
