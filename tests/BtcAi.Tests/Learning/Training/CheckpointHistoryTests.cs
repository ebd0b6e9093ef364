using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Foundation.Checkpoints;
using BtcAi.Learning.Training;

namespace BtcAi.Tests.Learning.Training;

public sealed class CheckpointHistoryTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly CountingLearner _learner = new();
    private readonly CheckpointKeeper _keeper;
    private readonly CheckpointHistory _history;

    public CheckpointHistoryTests()
    {
        string path = _folder.PathTo("checkpoint.btcai");
        (_keeper, _history) = (new CheckpointKeeper(path, AgentCards.Of(_learner.Network.Shape), "{}", keep: 4), new CheckpointHistory(path));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_newest_the_best_and_the_tagged_stay_and_the_resume_point_comes_first()
    {
        for (int update = 1; update <= 4; update++) Save(update, best: 1);
        SavedCheckpoint second = _history.List().Single(c => c.Name == "2");
        _history.Label(second.Checksum, label => label.With(["mine"], []));
        for (int update = 5; update <= 12; update++) Save(update, best: 1);
        Assert.Equal(["12", "11", "10", "9", "2", "1"], Names);
        Assert.Equal(
            [CheckpointRole.ResumePoint, CheckpointRole.Spare, CheckpointRole.Kept, CheckpointRole.Kept, CheckpointRole.Kept, CheckpointRole.Kept],
            _history.List().Select(c => c.Role));
        Assert.Equal(["mine"], _history.List().Single(c => c.Name == "2").Tags);
        Save(13, best: 13);
        Assert.Equal(["13", "12", "11", "10", "2"], Names);
    }

    [Fact]
    public void Labels_that_another_process_changes_are_not_changed_at_once()
    {
        Save(1, best: 1);
        string checksum = _history.List()[0].Checksum;
        using (FileHold.Take(_folder.PathTo("labels.lock"), "Labels"))
        {
            WorldException refused = Assert.Throws<WorldException>(() => _history.Label(checksum, label => label.With(["mine"], [])));
            Assert.Equal("BTCAI-DISK-005", refused.Code.Id);
        }
        Assert.Empty(_history.List()[0].Tags);
        _history.Label(checksum, label => label.With(["mine"], []));
        Assert.Equal(["mine"], _history.List()[0].Tags);
    }

    [Fact]
    public void An_older_one_becomes_the_resume_point_and_the_present_one_is_tagged_and_kept()
    {
        for (int update = 1; update <= 4; update++) Save(update, best: 4);
        SavedCheckpoint second = _history.List().Single(c => c.Name == "2");
        _history.Restore(second, "before");
        Assert.Equal(2, CheckpointHeader.Parse(CheckpointFile.Read(_keeper.Path).Header).State.Update);
        Assert.Equal(["2", "4", "1", "3"], Names);
        for (int update = 3; update <= 9; update++) Save(update, best: 9);
        Assert.Equal("before", Assert.Single(_history.List().Single(c => c.Tags.Count > 0).Tags));
        Assert.Equal(4, _history.List().Single(c => c.Tags.Count > 0).Header!.State.Update);
    }

    [Fact]
    public void Files_that_a_copy_wrote_in_any_order_are_listed_and_rotated_by_update()
    {
        for (int update = 1; update <= 4; update++) Save(update, best: 4);
        DateTime copied = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (SavedCheckpoint c in _history.List()) File.SetLastWriteTimeUtc(c.FilePath, copied.AddSeconds(-c.Header!.State.Update));
        Assert.Equal(["4", "3", "2", "1"], Names);
        Save(5, best: 5);
        Assert.Equal(["5", "4", "3", "2"], Names);
    }

    [Fact]
    public void What_lies_beyond_the_point_gone_back_to_makes_way_first()
    {
        for (int update = 1; update <= 9; update++) Save(update, best: 1);
        _history.Restore(_history.List().Single(c => c.Name == "6"), "before");
        _learner.Network.Parameters[0] += 1;
        Save(7, best: 1);
        Save(8, best: 1);
        Assert.Equal(["8", "7", "7-2", "6", "1", "9"], Names);
        Assert.Equal(["before"], _history.List().Single(c => c.Tags.Count > 0).Tags);
    }

    [Fact]
    public void A_damaged_one_is_listed_as_such_and_harms_no_other()
    {
        for (int update = 1; update <= 4; update++) Save(update, best: 4);
        string file = _history.List().Single(c => c.Name == "2").FilePath;
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(["4", "3", "damaged-1", "1"], Names);
        SavedCheckpoint damaged = _history.List().Single(c => c.Damage is not null);
        Assert.Contains("checksum", damaged.Damage, StringComparison.Ordinal);
        Assert.Throws<DamagedFileException>(() => _history.Restore(damaged, "before"));
        Assert.Equal(4, CheckpointHeader.Parse(CheckpointFile.Read(_keeper.Path).Header).State.Update);
    }

    [Fact]
    public void A_deleted_one_comes_back()
    {
        for (int update = 1; update <= 4; update++) Save(update, best: 4);
        _history.Delete(_history.List().Single(c => c.Name == "1"));
        Assert.Equal(["4", "3", "2"], Names);
        _history.Undelete(Assert.Single(_history.Deleted()));
        Assert.Equal(["4", "3", "2", "1"], Names.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void The_distance_of_weights_is_that_of_pen_and_paper()
    {
        Save(1, best: 1);
        float[] first = [.. _learner.Network.Parameters];
        _learner.Network.Parameters[0] += 3;
        _learner.Network.Parameters[^1] += 4;
        Save(2, best: 2);
        CheckpointContents[] both = [.. new[] { "1", "2" }.Select(n => CheckpointFile.Read(_history.List().Single(c => c.Name == n).FilePath))];
        LayerDistance all = LayerDistance.Between(both[0], both[1], new ReferenceKernels())![^1];
        Assert.Equal(5, all.L2, 1e-6);
        Assert.Equal(5 / Math.Sqrt(first.Sum(w => (double)w * w)), all.RelativeL2!.Value, 1e-6);
        LayerDistance same = LayerDistance.Between(both[0], both[0], new ReferenceKernels())![^1];
        Assert.Equal((0, 0, 1.0), (same.L2, same.RelativeL2, Math.Round(same.Cosine!.Value, 12)));
    }

    private IEnumerable<string> Names => _history.List().Select(c => c.Name);

    private void Save(int update, int best)
    {
        if (update == 1) _learner.Network.Parameters[0] = 2;
        float[] weights = new float[_learner.Network.ParameterCount];
        weights[0] = update;
        _keeper.Write(_learner, weights, new TrainerState { Update = update, BestUpdate = best }, SaveReason.Interval);
    }
}
