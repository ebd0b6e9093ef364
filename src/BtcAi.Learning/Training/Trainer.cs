using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Learning.Training;

/// <summary>The training loop: update, evaluate, keep the best, checkpoint, stop.</summary>
public sealed class Trainer
{
    /// <summary>Between two copies; a copy takes far less than an update.</summary>
    private static readonly TimeSpan CopyRhythm = TimeSpan.FromSeconds(2);

    private readonly ILearner _learner;
    private readonly Func<int, MlpNetwork, ValidationPoint> _validate;
    private readonly TrainerPlan _plan;
    private readonly CheckpointKeeper? _keeper;
    private readonly ITrainingObserver? _observer;
    private readonly TimeProvider _clock;

    // What an error in the midst of an update leaves half changed is of no use: a whole state is copied now and then.
    private CapturedCheckpoint? _lastWhole;
    private long _lastCopied;

    // The update that the newest checkpoint holds.
    private int _saved;

    /// <param name="validate">Measures the network after an update on candles it was not trained on.</param>
    /// <param name="keeper">Where checkpoints go; null keeps nothing on disk.</param>
    public Trainer(
        ILearner learner, Func<int, MlpNetwork, ValidationPoint> validate, TrainerPlan plan, CheckpointKeeper? keeper,
        ITrainingObserver? observer, TimeProvider clock)
    {
        (_learner, _validate, _plan, _keeper, _observer, _clock) = (learner, validate, plan, keeper, observer, clock);
        BestWeights = [.. learner.Network.Parameters];
    }

    public TrainerState State { get; private set; } = new();

    /// <summary>Weights with the best validation score so far.</summary>
    public float[] BestWeights { get; }

    /// <summary>Goes on from the keeper's newest good checkpoint, if there is one.</summary>
    public bool Resume()
    {
        if (_keeper?.Read(_learner, BestWeights) is not { } state) return false;
        State = state;
        return true;
    }

    /// <summary>
    /// Runs until the plan is fulfilled or <paramref name="stop"/> asks to; the current update is finished and saved. After an error
    /// a state of at most some seconds before it is saved, so that little has to be done again.
    /// </summary>
    /// <param name="emergency">The same as <paramref name="stop"/>, but the checkpoint says that it was an emergency.</param>
    /// <returns>Whether the training is finished (not merely interrupted).</returns>
    /// <exception cref="UserMistakeException">The weights ran away.</exception>
    public bool Run(CancellationToken stop, CancellationToken emergency = default)
    {
        (_saved, _lastWhole, _lastCopied) = (State.Update, null, _clock.GetTimestamp());
        try
        {
            Loop(stop, emergency);
            SaveCheckpoint(State.Finished ? SaveReason.Finished : emergency.IsCancellationRequested ? SaveReason.Emergency : SaveReason.Interrupt);
        }
        catch
        {
            Rescue();
            throw;
        }
        return State.Finished;
    }

    private void Loop(CancellationToken stop, CancellationToken emergency)
    {
        long started = _clock.GetTimestamp();
        double before = State.BudgetSeconds;
        while (!State.Finished && !stop.IsCancellationRequested && !emergency.IsCancellationRequested)
        {
            double progress = Progress();
            UpdateMetrics metrics = _learner.Update(progress);
            State.Update++;
            if (_plan.Budget is not null) State.BudgetSeconds = before + _clock.GetElapsedTime(started).TotalSeconds;
            if (!double.IsFinite(metrics.GradientNorm))
            {
                throw new UserMistakeException(AgentErrors.Diverged, $"Training diverged in update {State.Update}: its gradient is not a number. Lower the " +
                    "learning rate; the last checkpoint is whole.");
            }
            State.Finished = Progress() >= 1;
            bool better = (State.Finished || State.Update % _plan.EvaluateEvery == 0) && Evaluate();
            _observer?.OnUpdate(State.Update, progress, metrics);
            if (State.Finished) continue;
            if (better) SaveCheckpoint(SaveReason.Best);
            else if (State.Update % _plan.CheckpointEvery == 0) SaveCheckpoint(SaveReason.Interval);
            else if (_plan.IsSaveWanted?.Invoke() == true) SaveCheckpoint(SaveReason.Manual);
            else if (_clock.GetElapsedTime(_lastCopied) >= CopyRhythm) Copy();
        }
    }

    private void Copy()
    {
        _lastWhole = _keeper?.Capture(_learner, BestWeights, State, SaveReason.Emergency);
        _lastCopied = _clock.GetTimestamp();
    }

    /// <summary>Saves the last whole state where no checkpoint holds it yet; never hides the error that came first.</summary>
    private void Rescue()
    {
        if (_lastWhole is not { } whole || whole.Update <= _saved) return;
        try
        {
            _observer?.OnSaving(whole.Update);
            _keeper!.Write(whole);
            _observer?.OnCheckpoint(whole.Update, _keeper.Path);
        }
        catch (Exception e) when (e is WorldException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            // Disk or memory refuse: what was saved before stands.
        }
    }

    private double Progress() => _plan.Budget is { } budget
        ? State.BudgetSeconds / budget.TotalSeconds
        : State.Update / (double)_plan.Updates;

    /// <returns>Whether the score is the best so far.</returns>
    private bool Evaluate()
    {
        ValidationPoint point = _validate(State.Update, _learner.Network);
        bool better = State.Best is not { } best || point.Score > best.Score;
        State.Curve.Add(point);
        State.Stale = better ? 0 : State.Stale + 1;
        if (better)
        {
            State.BestUpdate = point.Update;
            _learner.Network.Parameters.CopyTo(BestWeights, 0);
        }
        if (_plan.Patience > 0 && State.Stale >= _plan.Patience) State.Finished = true;
        _observer?.OnValidation(point);
        return better;
    }

    private void SaveCheckpoint(SaveReason reason)
    {
        if (_keeper is null) return;
        _observer?.OnSaving(State.Update);
        _keeper.Write(_learner, BestWeights, State, reason);
        (_saved, _lastCopied) = (State.Update, _clock.GetTimestamp());
        _observer?.OnCheckpoint(State.Update, _keeper.Path);
    }
}
