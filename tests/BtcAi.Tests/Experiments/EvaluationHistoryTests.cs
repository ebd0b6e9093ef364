using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Simulation;
using Microsoft.Data.Sqlite;

namespace BtcAi.Tests.Experiments;

public sealed class EvaluationHistoryTests : IDisposable
{
    private readonly ScratchFolder _home = new();

    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    private RunStore Runs => new(_home.FullPath, _clock);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_finished_bucket_is_told_once_however_often_its_run_is_saved()
    {
        string id = Finish();
        EvaluationRow row = Assert.Single(Runs.Evaluations());
        Assert.Equal((id, "Scalping", EvaluationSource.Train, "Mine", "abcd", "3"), (row.Run, row.Bucket, row.Source, row.Preset, row.PresetHash, row.Seed));
        Assert.Equal(0.12, row.Net!.Value, 1e-12);
        Assert.Equal(0.34, row.Hold!.Value, 1e-12);
        Assert.Equal(7, row.Trials);
        Assert.Contains("model.type=A2C", row.Settings.Split('\n'));
    }

    [Fact]
    public void A_store_of_before_the_history_is_brought_up_to_it()
    {
        Finish();
        EvaluationRow before = Assert.Single(Runs.Evaluations());
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_home.FullPath, "btcai.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DROP TABLE evaluation; DELETE FROM SchemaVersions WHERE ScriptName LIKE '%0002-evaluations%'; PRAGMA user_version = 1";
            command.ExecuteNonQuery();
        }
        Assert.Equal(before, Assert.Single(Runs.Evaluations()));
    }

    [Fact]
    public void Asking_a_home_that_holds_nothing_leaves_nothing_there()
    {
        Assert.Empty(Runs.Evaluations());
        Assert.Empty(Directory.GetFileSystemEntries(_home.FullPath));
    }

    private string Finish()
    {
        using RunFolder folder = Runs.Create(RunExamples.Of(Bucket.Scalping) with { Preset = new PresetUse("Mine", "abcd") });
        folder.Save(folder.Record.With(RunExamples.FinishedScalping with { Trials = 7 }));
        folder.Save(folder.Record with { Status = RunStatus.Finished });
        return folder.Record.Id;
    }
}
