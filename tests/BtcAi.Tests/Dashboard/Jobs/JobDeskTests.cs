using System.Runtime.InteropServices;
using BtcAi.Dashboard.Jobs;
using BtcAi.Foundation;

namespace BtcAi.Tests.Dashboard.Jobs;

/// <summary>Jobs are real processes here.</summary>
public sealed class JobDeskTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Look = TimeSpan.FromMilliseconds(50);

    private readonly ScratchFolder _home = new();
    private readonly JobDesk _desk;

    public JobDeskTests() => _desk = NewDesk(_home.FullPath);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_job_that_ends_well_leaves_what_it_said()
    {
        JobRecord record = _desk.Start("Codes", "errors", "list", "--json");
        Job job = await Ended(_desk, record.Id);
        Assert.Equal((JobState.Finished, 0), (job.State, job.ExitCode));
        Assert.StartsWith("[", _desk.Output(record.Id), StringComparison.Ordinal);
        Assert.Equal("btcai errors list --json", job.CommandLine);
    }

    [Fact]
    public async Task A_job_that_is_refused_says_why_and_another_desk_knows_it()
    {
        JobRecord record = _desk.Start("Wrong", "train", "--seed", "many");
        Job job = await Ended(NewDesk(_home.FullPath), record.Id);
        Assert.Equal((JobState.Failed, 2), (job.State, job.ExitCode));
        Assert.Contains("--seed is many", string.Join('\n', _desk.Log(record.Id, 10)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_that_is_stopped_saves_and_is_called_interrupted()
    {
        JobRecord record = _desk.Start("Train", ["train", .. Cli.SmallMarket.Settings, "--data", Cli.SmallMarket.WriteTo(_home.FullPath), "--updates", "100000", "--set", "learning.patience=0"]);
        Job job = await Until(_desk, record.Id, j => j.RunId is not null);
        Assert.Equal(JobState.Running, job.State);
        Assert.Equal(job.Id, _desk.OfRun(job.RunId!)?.Id);
        _desk.Stop(record.Id);
        job = await Ended(_desk, record.Id);
        Assert.Equal((JobState.Interrupted, JobFolder.Interrupted), (job.State, job.ExitCode));
        Assert.Contains($"--resume {job.RunId}", string.Join('\n', _desk.Log(record.Id, 10)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_whose_process_is_gone_without_a_word_has_died()
    {
        string folder = Directory.CreateDirectory(_home.PathTo("jobs/20200101-000000-000-abcd")).FullName;
        File.WriteAllText(Path.Combine(folder, "job.json"), """{"Id":"20200101-000000-000-abcd","Title":"Old","Arguments":["train"],"Started":"2020-01-01T00:00:00+00:00"}""");
        Assert.Equal(JobState.Died, Assert.Single(_desk.All()).State);
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("20200101-000000-000-abcd")]
    public void An_id_of_no_job_finds_none(string id) => Assert.Null(_desk.Find(id));

    private static JobDesk NewDesk(string home)
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return new JobDesk(Plans.Of(home, dotnet, Path.Combine(AppContext.BaseDirectory, "btcai.dll")));
    }

    private static Task<Job> Ended(JobDesk desk, string id) => Until(desk, id, job => !job.IsActive);

    private static async Task<Job> Until(JobDesk desk, string id, Func<Job, bool> reached)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(patience.Token))
            if (desk.Find(id) is { } job && reached(job)) return job;
        throw new TimeoutException();
    }
}
