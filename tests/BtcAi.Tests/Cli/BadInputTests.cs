using System.Globalization;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

/// <summary>Whatever is wrong with the input: everything in one message, exit code 2, nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ScratchFolder _files = new(), _home = new();

    public void Dispose()
    {
        Assert.Empty(Directory.GetFileSystemEntries(_home.FullPath));
        _files.Dispose();
        _home.Dispose();
    }

    [Theory]
    [InlineData("header", "line 1: the header is \"time,open,high,low,close,volume\"", "missing: timestamp")]
    [InlineData("text", "line 7: open is \"n/a\"; it must be a number", "Correct the row")]
    [InlineData("order", "line 7: timestamp 2018-01-01T00:00:00Z comes after 2019-01-01T04:00:00Z", "Sort the file")]
    [InlineData("twice", "line 7: timestamp 2019-01-01T04:00:00Z appears twice", "Remove one of the rows")]
    [InlineData("volume", "line 7: volume is -5; it must be 0 or above", "Correct or remove the row")]
    [InlineData("range", "line 7: high 1 is below low 2", "Correct or remove the row")]
    [InlineData("empty", "is empty; it must start with timestamp,open,high,low,close,volume", "")]
    public void A_file_that_cannot_be_used_is_refused_with_the_line_and_a_way_out(string kind, string finding, string wayOut)
    {
        string file = Spoilt(kind);
        foreach (string[] command in BothCommands(file))
        {
            Typed typed = Typed.Run(_home.FullPath, command);
            Assert.Equal(ExitCode.UserMistake, typed.Code);
            Assert.Empty(typed.Output);
            string complaint = Assert.Single(typed.Complaints);
            Assert.Contains(finding, complaint, StringComparison.Ordinal);
            Assert.Contains(wayOut, complaint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_problems_of_a_file_are_listed_with_their_lines()
    {
        string[] lines = Lines();
        lines[3] = Row(lines[3], (1, "high"), (5, "low"));
        lines[9] = Row(lines[9], (0, "yesterday"));
        lines[20] = Row(lines[20], (4, "-3"));
        foreach (string[] command in BothCommands(Written(lines)))
        {
            Typed typed = Typed.Run(_home.FullPath, command);
            string[] found = [.. typed.Complaints.Select(c => c.Split(':')[0].Replace("bad.csv, ", "")).Distinct()];
            Assert.Equal(["line 4", "line 10", "line 21"], found);
            Assert.True(typed.Complaints.Length >= 4);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        foreach (string[] command in BothCommands("nowhere.csv"))
        {
            Typed typed = Typed.Run(_home.FullPath, command);
            Assert.Equal(ExitCode.UserMistake, typed.Code);
            Assert.Contains("\"nowhere.csv\" is neither a name in the library nor a file", Assert.Single(typed.Complaints), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Too_few_candles_are_reported_for_every_bucket_with_what_each_needs()
    {
        string file = Written(Lines(days: 40));
        Typed typed = Typed.Run(_home.FullPath, "train", "--data", file, "--sequence", "Short,Medium,Long");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        foreach ((string bucket, int days) in new[] { ("Short", 63), ("Medium", 145), ("Long", 801) })
        {
            string complaint = Assert.Single(typed.Complaints, c => c.StartsWith($"{bucket}: ", StringComparison.Ordinal));
            Assert.StartsWith(
                $"{bucket}: bad holds 40 days of candles; with these settings it takes {days} days in all", complaint, StringComparison.Ordinal);
        }
        Assert.Equal(3, typed.Complaints.Length);
    }

    [Fact]
    public void As_many_days_as_were_asked_for_are_enough()
    {
        string[] command = ["train", "--bucket", "Short", "--data"], small = ["--updates", "1", "--set", "model.hidden_size=8", "--set", "nonsense=1"];
        string few = Assert.Single(Typed.Run(_home.FullPath, [.. command, Written(Lines(days: 62)), .. small]).Complaints[1..]);
        Assert.Contains("takes 63 days in all", few, StringComparison.Ordinal);
        string enough = Assert.Single(Typed.Run(_home.FullPath, [.. command, Written(Lines(days: 63)), .. small]).Complaints);
        Assert.Contains("nonsense is not a setting", enough, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_the_wrong_way_round_are_called_so()
    {
        foreach (string[] command in BothCommands(Written(Lines())))
        {
            Typed typed = Typed.Run(_home.FullPath, [.. command, "--from", "2020-01-02", "--to", "2019-01-01"]);
            Assert.Contains(
                "--from is 2020-01-02 and --to 2019-01-01; the first must be before the second: they are the wrong way round.", typed.Complaints);
            Assert.DoesNotContain(typed.Complaints, c => c.Contains("no candles between", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_wrong_baseline_is_reported_with_the_candles_the_dates_and_the_numbers()
    {
        Typed typed = Typed.Run(
            _home.FullPath, "backtest", "--agent", "baseline:dive", "--data", Spoilt("text"), "--to", "then", "--seed", "-1", "--set", "=5");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        string[] starts = ["--seed is -1", "baseline 'dive'", "--to is \"then\"", "--set =5 names no setting", "bad.csv, line 7"];
        Assert.Equal(starts.Length, typed.Complaints.Length);
        foreach ((string start, string complaint) in starts.Zip(typed.Complaints)) Assert.StartsWith(start, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Candles_that_do_not_divide_a_buckets_interval_are_refused() => Assert.Contains(
        "Scalping decides every 5 min and bad has candles of 60 min; they must divide it.",
        Assert.Single(Typed.Run(_home.FullPath, "train", "--data", Written(Lines(days: 100)), "--bucket", "Scalping").Complaints),
        StringComparison.Ordinal);

    [Fact]
    public void All_problems_of_a_training_come_at_once()
    {
        Typed typed = Typed.Run(
            _home.FullPath, "train", "--data", Spoilt("text"), "--sequence", "Short,Weekly", "--updates", "many", "--minutes", "-1",
            "--model", "DQN", "--from", "soon", "--set", "learnin_rate=1", "--set", "model.gamma=2", "--set", "nonsense");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        string[] expected =
        [
            "\"Weekly\" is not a bucket; choose from Scalping, Short, Medium, Long.",
            "--from is \"soon\"; it must be a UTC date such as 2021-06-30 or 2021-06-30T12:00.",
            "learnin_rate is not a setting; did you mean model.learning_rate? `btcai config list` shows all.",
            "model.gamma is 2; it must be from 0 to 0.9999 (null is the default).",
            "\"nonsense\" is not an assignment; write key=value, such as model.learning_rate=0.001.",
            "learning.updates is \"many\"; it must be a whole number at least 1 (150 is the default).",
            "model.type is \"DQN\"; it must be one of ActorCritic, PPO, A2C (ActorCritic is the default).",
            "--minutes and --updates (or learning.updates) exclude each other; give one of them.",
            "--minutes is -1; it must be a number above 0 and at most 100000.",
            "bad.csv, line 7: open is \"n/a\"; it must be a number like 8733.86. Correct the row.",
        ];
        Assert.Equal(expected, typed.Complaints);
    }

    [Fact]
    public void All_problems_of_a_backtest_come_at_once()
    {
        Typed typed = Typed.Run(
            _home.FullPath, "backtest", "--agent", "latest", "--data", Spoilt("text"), "--bucket", "Weekly", "--fee", "2", "--slippage",
            "some", "--from", "2020-13-01", "--to", "then");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        string[] expected =
        [
            "\"Weekly\" is not a bucket; choose from Scalping, Short, Medium, Long.",
            $"{_home.FullPath} holds no runs yet; `btcai train` makes one, --home looks elsewhere.",
            "--from is \"2020-13-01\"; it must be a UTC date such as 2021-06-30 or 2021-06-30T12:00.",
            "--to is \"then\"; it must be a UTC date such as 2021-06-30 or 2021-06-30T12:00.",
            "trading.fee is 2; it must be from 0 to 0.1 (0.001 is the default).",
            "trading.slippage is \"some\"; it must be a number from 0 to 0.1 (0.0002 is the default).",
            "bad.csv, line 7: open is \"n/a\"; it must be a number like 8733.86. Correct the row.",
        ];
        Assert.Equal(expected, typed.Complaints);
    }

    [Theory]
    [InlineData("baseline:dive", "baseline 'dive': there is none with this name and number of arguments. Valid are cash, hold,")]
    [InlineData("baseline:cross:30:10", "the fast span 30 must be shorter than the slow span 10")]
    [InlineData("baseline:cross:ten:30", "'ten' must be a number above 0")]
    [InlineData("elsewhere.btcai", "elsewhere.btcai does not exist; name a checkpoint file, a run or baseline:NAME.")]
    public void An_agent_that_is_none_is_refused_with_what_there_is(string agent, string finding)
    {
        Typed typed = Typed.Run(_home.FullPath, "backtest", "--agent", agent, "--data", Written(Lines()), "--quiet");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains(finding, Assert.Single(typed.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_agent_and_candles_both_are_asked_for()
    {
        Typed typed = Typed.Run(_home.FullPath, "backtest");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("--agent", typed.Error, StringComparison.Ordinal);
        Assert.Contains("--data", typed.Error, StringComparison.Ordinal);
    }

    private static string[][] BothCommands(string file) =>
        [["train", "--data", file, "--bucket", "Short"], ["backtest", "--agent", "baseline:hold", "--data", file]];

    private string Spoilt(string kind)
    {
        string[] lines = Lines();
        lines[0] = kind == "header" ? lines[0].Replace("timestamp", "time") : lines[0];
        lines[6] = kind switch
        {
            "text" => Row(lines[6], (1, "n/a")),
            "order" => Row(lines[6], (0, "2018-01-01T00:00:00Z")),
            "twice" => Row(lines[6], (0, lines[5].Split(',')[0])),
            "volume" => Row(lines[6], (5, "-5")),
            "range" => Row(lines[6], (2, "1"), (3, "2")),
            _ => lines[6],
        };
        return Written(kind == "empty" ? [] : lines);
    }

    private static string Row(string line, params (int Column, string Text)[] changes)
    {
        string[] cells = line.Split(',');
        foreach ((int column, string text) in changes) cells[column] = text;
        return string.Join(',', cells);
    }

    private static string[] Lines(int days = 2) =>
    [
        "timestamp,open,high,low,close,volume",
        .. Enumerable.Range(0, 24 * days).Select(i => SmallMarket.Candles[i]).Select(c => string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.FromUnixTimeMilliseconds(c.OpenTimeMs):yyyy-MM-ddTHH:mm:ssZ},{c.Open},{c.High},{c.Low},{c.Close},{c.Volume}")),
    ];

    private string Written(string[] lines)
    {
        string path = _files.PathTo("bad.csv");
        File.WriteAllLines(path, lines);
        return path;
    }
}
