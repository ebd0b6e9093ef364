using System.Text.Json;
using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Foundation.Errors;
using BtcAi.Learning.Agents;

namespace BtcAi.Learning.Training;

/// <summary>
/// Where one bucket's checkpoints go. A checkpoint holds the agent's card, the settings, the loop's counters and
/// validation curve, the best weights, and everything the learner changes.
/// </summary>
public sealed class CheckpointKeeper
{
    /// <summary>Names of arrays: the weights that were best on the validation range, and those of the moment.</summary>
    public const string BestEntry = "best.weights", WeightsEntry = "weights";

    private const string LearnerEntry = "learner";

    private readonly AgentCard _card;
    private readonly string _settings;
    private readonly int _keep;
    private readonly CheckpointHistory _history;

    /// <param name="settings">The run's settings as JSON, kept for whoever reads the file.</param>
    /// <param name="keep">Newest checkpoints that stay, at least 2; the best one and those with a tag stay as well.</param>
    public CheckpointKeeper(string path, AgentCard card, string settings, int keep) =>
        (Path, _card, _settings, _keep, _history) = (path, card, settings, keep, new CheckpointHistory(path));

    public string Path { get; }

    /// <summary>Why a newer file was refused in the last <see cref="Read"/>; null when none was.</summary>
    public string? Refused { get; private set; }

    public void Write(ILearner learner, float[] bestWeights, TrainerState state, SaveReason reason) =>
        Write(Capture(learner, bestWeights, state, reason));

    /// <summary>A copy in memory of all that a checkpoint holds.</summary>
    internal CapturedCheckpoint Capture(ILearner learner, float[] bestWeights, TrainerState state, SaveReason reason)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) learner.Save(writer);
        string header = JsonSerializer.Serialize(new CheckpointHeader(_card, state, _settings, reason), CheckpointHeader.Json);
        return new CapturedCheckpoint(state.Update, state.BestUpdate, header,
        [
            CheckpointEntry.Of<float>(BestEntry, bestWeights),
            CheckpointEntry.Of<float>(WeightsEntry, learner.Network.Parameters),
            CheckpointEntry.Of<byte>(LearnerEntry, stream.ToArray()),
        ]);
    }

    internal void Write(CapturedCheckpoint captured)
    {
        CheckpointFile.Write(Path, captured.Header, captured.Entries, _history.NextPlace());
        _history.Rotate(_keep, captured.BestUpdate);
    }

    /// <summary>Loads the newest good checkpoint into the learner; null when there is none.</summary>
    /// <exception cref="UserMistakeException">It belongs to another training (data, features or network differ).</exception>
    public TrainerState? Read(ILearner learner, float[] bestWeights)
    {
        if (!CheckpointFile.Exists(Path)) return null;
        CheckpointContents contents = CheckpointFile.ReadNewestGood(Path, out string? refused);
        Refused = refused;
        CheckpointHeader header = CheckpointHeader.Parse(contents.Header);
        RefuseOtherTraining(header.Card);
        contents[BestEntry].Values<float>().CopyTo(bestWeights, 0);
        using var reader = new BinaryReader(new MemoryStream(contents[LearnerEntry].Bytes));
        learner.Load(reader);
        return header.State;
    }

    /// <summary>The agent with the best weights of the newest checkpoint, and what else the file says.</summary>
    /// <param name="reported">Update of the agent that the run's report speaks of; null where none does.</param>
    /// <exception cref="WorldException">That checkpoint is damaged, or holds another agent than was reported: nothing is judged in its place.</exception>
    public static (Agent Agent, CheckpointHeader Header) LoadAgent(string path, IKernels kernels, int? reported = null)
    {
        CheckpointContents contents = CheckpointFile.ReadNewestGood(path, out string? refused);
        CheckpointHeader header = CheckpointHeader.Parse(contents.Header);
        if (refused is not null)
        {
            throw new WorldException(CheckpointErrors.Damaged, $"{refused} The one before it, saved at update {header.State.Update}, is whole and may hold " +
                "another agent, so it is not taken in its place unasked: `btcai checkpoints list` names it, `btcai checkpoints resume` trains on from it.");
        }
        if (reported is { } update && header.State.BestUpdate != update)
        {
            throw new WorldException(CheckpointErrors.OtherAgent,
                $"The run's report speaks of the agent of update {update}; what is left in {path} holds that of update {header.State.BestUpdate}.");
        }
        return (Agent.Of(header.Card, contents[BestEntry].Values<float>(), kernels), header);
    }

    private void RefuseOtherTraining(AgentCard found)
    {
        var problems = new Problems();
        Compare("candles", found.DataFingerprint, _card.DataFingerprint);
        Compare("feature list", found.FeatureHash, _card.FeatureHash);
        Compare("network", found.Network, _card.Network);
        Compare("seed", found.Seed, _card.Seed);
        Compare("training range", found.Training, _card.Training);
        problems.ThrowIfAny();

        void Compare<T>(string what, T inFile, T now)
        {
            if (!EqualityComparer<T>.Default.Equals(inFile, now))
                problems.Add(CheckpointErrors.OtherTraining, $"{Path} was trained with another {what} ({inFile}, now {now}); start a new run instead of resuming.");
        }
    }
}
