using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using CsCheck;

namespace BtcAi.Tests.Experiments.SettingsFiles;

public sealed class HomeSettingsTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    private HomeSettings Settings => new(_home.FullPath, _clock);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Any_valid_values_that_are_set_are_there_at_the_next_start() => RandomSettings.Files.Sample(file =>
    {
        string[] assignments = [.. file.Settings.Assignments()];
        Settings.Change(before => before.With(assignments));
        Assert.Equal(file.Settings, Settings.Load().Settings);
    }, iter: 40, threads: 1);

    [Fact]
    public void Of_any_invalid_values_every_one_is_told_and_the_file_stays_untouched()
    {
        Settings.Change(file => file.With(["trading.fee=0.002"]));
        string before = File.ReadAllText(Settings.FilePath);
        RandomSettings.Invalid.Sample(wrong =>
        {
            var e = Assert.Throws<UserMistakeException>(() => Settings.Change(file => file.With(wrong)));
            Assert.All(wrong, assignment => Assert.Single(e.Problems, p => p.Text.StartsWith(assignment.Split('=')[0] + " is ", StringComparison.Ordinal)));
            Assert.Equal(wrong.Length, e.Problems.Count);
            Assert.Equal(before, File.ReadAllText(Settings.FilePath));
        }, iter: 100, threads: 1);
        Assert.Empty(Settings.Backups.List());
    }

    [Fact]
    public void Twenty_backups_stay_and_all_that_have_a_note()
    {
        Settings.Change(file => file.With(["trading.fee=0.05"]));
        SettingsBackup noted = Settings.Backups.Add(Settings.FilePath, "mine");
        for (int i = 1; i <= 30; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(i % 2); // every second one falls on the time of the one before
            Settings.Change(file => file.With([$"trading.fee={i / 1000.0}"]));
        }
        IReadOnlyList<SettingsBackup> all = Settings.Backups.List();
        Assert.Equal(21, all.Count);
        Assert.Equal(noted, all[^1]);
        Assert.Equal(Enumerable.Range(10, 20).Reverse().Select(i => i / 1000.0), all.SkipLast(1).Select(b => SettingsFile.Parse(File.ReadAllText(b.Path)).Settings.Trading.Fee));
    }

    [Fact]
    public void A_clock_that_was_put_back_makes_no_backup_the_oldest()
    {
        for (int i = 1; i <= 25; i++)
        {
            Settings.Change(file => file.With([$"trading.fee={i / 1000.0}"]));
            _clock.Now -= TimeSpan.FromHours(1);
        }
        Assert.Equal(
            Enumerable.Range(5, 20).Reverse().Select(i => i / 1000.0),
            Settings.Backups.List().Select(b => SettingsFile.Parse(File.ReadAllText(b.Path)).Settings.Trading.Fee));
    }

    [Fact]
    public void Unsetting_gives_a_setting_back_to_the_defaults()
    {
        Settings.Change(file => file.With(["trading.fee=0.002", "model.hidden_size=64"]));
        Settings.Change(file => file.Without(["trading.fee"]));
        Assert.Equal(["model.hidden_size=64"], Settings.Load().Settings.Differences());
        Assert.DoesNotContain("fee", File.ReadAllText(Settings.FilePath), StringComparison.Ordinal);
        Assert.Throws<UserMistakeException>(() => Settings.Change(file => file.Without(["model.gama"])));
    }

    [Fact]
    public void A_damaged_file_is_refused_with_all_its_problems_and_the_last_good_backup()
    {
        Settings.Change(file => file.With(["trading.fee=0.002"]));
        Settings.Change(file => file.With(["trading.fee=0.003"]));
        File.WriteAllText(Settings.FilePath, """{"version": "2.1", "trading": {"fee": "0.1", "fees": 1}, "model": 3, "goals": {"bonus_multiplier": 11}}""");
        string[] problems = [.. Assert.Throws<UserMistakeException>(() => Settings.Load()).Problems.Select(p => p.Text)];
        Assert.Equal(
            [
                "trading.fee is \"0.1\"; it must be a number from 0 to 0.1 (0.001 is the default).",
                "trading.fees is not a setting; did you mean trading.fee? `btcai config list` shows all.",
                "model is 3; it must be an object of names and values.",
                "goals.bonus_multiplier is 11; it must be from 0 to 10 (1.1 is the default).",
            ],
            problems[..^1].Select(p => p[(Settings.FilePath.Length + 2)..]));
        Assert.Contains("`btcai config restore latest` brings back settings-20261125-120000-000, the last good backup.", problems[^1], StringComparison.Ordinal);
        Assert.Equal(0.002, SettingsFile.Parse(File.ReadAllText(Settings.Backups.Find("latest").Path)).Settings.Trading.Fee);
    }

    [Fact]
    public void Two_changes_at_once_are_refused_rather_than_one_of_them_lost() => Settings.Change(file =>
    {
        Assert.Throws<WorldException>(() => Settings.Change(other => other.With(["trading.fee=0.002"])));
        return file;
    });
}
