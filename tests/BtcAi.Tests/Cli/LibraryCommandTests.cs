using System.Text.Json;
using BtcAi.Cli;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli;

public sealed class LibraryCommandTests : IDisposable
{
    private const string Header = "timestamp,open,high,low,close,volume\n";
    private readonly ScratchFolder _home = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Imported_candles_are_listed_and_audited()
    {
        // The third candle is missing; the last one has no volume.
        string file = Csv("2020-01-01T00:00:00Z,1,2,1,2,5", "2020-01-01T01:00:00Z,2,3,2,3,5",
            "2020-01-01T03:00:00Z,3,3,2,2.9,5", "2020-01-01T04:00:00Z,3,3,3,3,0");
        Assert.Equal(ExitCode.Done, Run("data", "import", file, "--name", "hours"));
        Assert.Equal(ExitCode.Done, Run("data", "list"));
        Assert.Contains("2020-01-01 04:00", $"{_output}", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, Run("data", "audit", "hours"));
        foreach (string part in new[]
        {
            "hours: 4 candles of 1 h, 2020-01-01 00:00 to 2020-01-01 05:00 UTC",
            "Gaps: 1", "2020-01-01 02:00 to 2020-01-01 03:00, candles missing: 1", "Missing candles (never filled): 1",
            "2020-01-01 01:00, +50.0 %", "Candles without volume: 1", "Nothing impossible was found.",
        }) Assert.Contains(part, $"{_output}", StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_an_audit_is_one_document()
    {
        Run("data", "audit", Csv("2020-01-01T00:00:00Z,1,2,1,2,5", "2020-01-01T01:00:00Z,2,3,2,3,5"), "--json");
        using var document = JsonDocument.Parse($"{_output}");
        Assert.Equal(2, document.RootElement.GetProperty("count").GetInt32());
        Assert.True(document.RootElement.GetProperty("sound").GetBoolean());
    }

    [Fact]
    public void A_file_with_problems_is_refused_with_all_of_them_and_nothing_is_written()
    {
        string file = Csv("2020-01-01T00:00:00Z,1,2,1,2,5", "2020-01-01T01:00:00Z,2,much,2,3,5",
            "2020-01-01T02:00:00Z,3,3,2,3,-5", "2020-01-01T00:00:00Z,3,3,2,3,5");
        Assert.Equal(ExitCode.UserMistake, Run("data", "import", file, "--name", "hours"));
        Assert.True($"{_error}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= 3, $"{_error}");
        Assert.Contains("much", $"{_error}", StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_home.FullPath, "*.parquet", SearchOption.AllDirectories));
        Assert.Empty($"{_output}");
    }

    [Fact]
    public void A_name_that_is_neither_stored_nor_a_file_is_explained()
    {
        Assert.Equal(ExitCode.UserMistake, Run("data", "audit", "nowhere"));
        Assert.Contains("\"nowhere\" is neither a name in the library nor a file.", $"{_error}", StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_candles_are_named_after_the_good_ones_with_exit_code_3()
    {
        string file = Csv("2020-01-01T00:00:00Z,1,2,1,2,5", "2020-01-01T01:00:00Z,2,3,2,3,5");
        Run("data", "import", file, "--name", "hours");
        File.WriteAllText(_home.PathTo("candles/spoilt.parquet"), "PAR1");
        Assert.Equal(ExitCode.World, Run("data", "list"));
        Assert.Contains("2020-01-01 01:00", $"{_output}", StringComparison.Ordinal);
        Assert.Contains("data import FILE --name spoilt --overwrite", $"{_error}", StringComparison.Ordinal);
        Assert.Equal(ExitCode.World, Run("data", "audit", "spoilt"));
        Assert.Equal(ExitCode.World, Run("train", "--data", "spoilt"));
        Assert.Equal(ExitCode.UserMistake, Run("train", "--data", "spoilt", "--bucket", "Shorts"));
    }

    private string Csv(params string[] rows)
    {
        string path = _home.PathTo("candles.csv");
        File.WriteAllText(path, Header + string.Join('\n', rows) + "\n");
        return path;
    }

    private int Run(params string[] args) => Program.Run([.. args, "--home", _home.FullPath], _output, _error);
}
