using System.CommandLine;
using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Runs;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Training;
using BtcAi.Simulation;

namespace BtcAi.Cli.Commands;

/// <summary>Checkpoints as people type them: RUN, RUN/BUCKET, RUN/BUCKET/NAME or RUN/NAME.</summary>
internal sealed record CheckpointName(RunCheckpoints Of, Bucket Bucket, SavedCheckpoint Checkpoint)
{
    public string Text => $"{Of.Run.Id}/{$"{Bucket}".ToLowerInvariant()}/{Checkpoint.Name}";

    public static Argument<string> Argument(string name = "CHECKPOINT") =>
        new(name) { Description = "RUN/BUCKET/NAME, such as latest/short/40; RUN/BUCKET is its resume point" };

    /// <exception cref="UserMistakeException">There is no such checkpoint, or several fit.</exception>
    public static CheckpointName Find(CommandContext context, string text, bool deleted = false)
    {
        string[] parts = text.Split('/');
        if (parts.Length > 3)
            throw new UserMistakeException(CheckpointErrors.NotFound, $"\"{text}\" is no name of a checkpoint; write RUN/BUCKET/NAME, such as latest/short/40.");
        RunCheckpoints of = context.Runs.CheckpointsOf(context.Runs.Find(parts[0]));
        Bucket? bucket = null;
        if (parts.Length > 1 && BucketName.TryParse(parts[1], out Bucket named)) bucket = named;
        else if (parts.Length == 3) throw new UserMistakeException(CommandErrors.OptionValue, BucketName.Refusal(parts[1]));
        string? name = parts.Length == 3 ? parts[2] : parts.Length == 2 && bucket is null ? parts[1] : null;
        (Bucket found, SavedCheckpoint checkpoint) = of.Find(bucket, name, deleted);
        return new CheckpointName(of, found, checkpoint);
    }

    /// <summary>The same, of a checkpoint that can be read.</summary>
    /// <exception cref="DamagedFileException">It is damaged.</exception>
    public static CheckpointName FindWhole(CommandContext context, string text)
    {
        CheckpointName name = Find(context, text);
        return name.Checkpoint.Header is null ? throw new WorldException(CheckpointErrors.Damaged, name.Checkpoint.Damage!) : name;
    }
}
