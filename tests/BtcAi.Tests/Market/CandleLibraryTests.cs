using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Tests.Market;

public sealed class CandleLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CandleLibrary _library;
    private readonly CandleSeries _candles = new SyntheticMarket().Generate(3, 400);
    private readonly string _file;

    public CandleLibraryTests()
    {
        _library = new CandleLibrary(_folder["candles"]);
        _file = _folder["source.csv.gz"];
        CandleCsv.Write(_file, _candles);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_imported_is_listed_and_loads_by_name()
    {
        Assert.Empty(_library.List(out _));
        _library.Import(_file, "btc-5m");
        LibraryEntry entry = Assert.Single(_library.List(out _));
        Assert.Equal(("btc-5m", 300_000L, 400), (entry.Name, entry.IntervalMs, entry.Rows));
        Assert.Equal((_candles.OpenTimeMs[0], _candles.OpenTimeMs[^1]), (entry.FirstMs, entry.LastMs));
        Assert.True(entry.Bytes > 400 * 48);
        Assert.Equal(_candles.Fingerprint, _library.Load("btc-5m").Fingerprint);
        Assert.Equal(_candles.Fingerprint, _library.Load(_file).Fingerprint);
    }

    [Fact]
    public void Candles_are_joined_into_wider_ones_when_told()
    {
        CandleSeries wide = _candles.Resample(900_000);
        _library.Import(_file, "btc-15m", intervalMs: 900_000);
        Assert.Equal(wide.Fingerprint, _library.Load("btc-15m").Fingerprint);
        Assert.Contains("must be a multiple", Assert.Throws<UserMistakeException>(() => _library.Import(_file, "btc-7m", intervalMs: 420_000)).Message);
        Assert.Null(_library.Find("btc-7m"));
    }

    [Fact]
    public void A_name_taken_is_only_overwritten_when_told()
    {
        _library.Import(_file, "btc");
        Assert.Contains("already", Assert.Throws<UserMistakeException>(() => _library.Import(_file, "btc")).Message);
        CandleCsv.Write(_file, _candles.Slice(new IndexRange(0, 100)));
        Assert.Equal(100, _library.Import(_file, "btc", overwrite: true).Rows);
    }

    [Theory, InlineData(""), InlineData("../btc"), InlineData("a b"), InlineData(".hidden"), InlineData("bitcoin€")]
    public void Names_that_are_no_names_are_refused(string name)
    {
        Assert.Contains("letters", Assert.Throws<UserMistakeException>(() => _library.Import(_file, name)).Message);
        Assert.Empty(_library.List(out _));
    }

    [Theory, InlineData("synthetic"), InlineData("Synthetic")]
    public void The_built_in_markets_name_is_refused(string name) =>
        Assert.Contains("means the built-in market", Assert.Throws<UserMistakeException>(() => _library.Import(_file, name)).Message);

    [Fact]
    public void Problems_of_the_name_and_of_the_file_come_together()
    {
        string bad = _folder.Write("bad.csv", "timestamp,open,high,low,close,volume\n1519862400,x,1,1,1,1\n1519862700,1,1,1,1,1\n");
        _library.Import(_file, "btc");
        foreach (string name in new[] { "a b", "btc", "synthetic" })
        {
            string[] problems = [.. Assert.Throws<UserMistakeException>(() => _library.Import(bad, name)).Problems.Select(p => p.Text)];
            Assert.Equal(2, problems.Length);
            Assert.Contains($"\"{name}\"", problems[0]);
            Assert.Contains("line 2: open is \"x\"", problems[1]);
        }
    }

    [Fact]
    public void A_damaged_file_is_named_and_the_others_are_listed()
    {
        _library.Import(_file, "good");
        _library.Import(_file, "spoilt");
        string path = Path.Combine(_library.Folder, "spoilt.parquet");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..500]);
        Assert.Equal("good", Assert.Single(_library.List(out IReadOnlyList<string> damaged)).Name);
        string complaint = Assert.Single(damaged);
        Assert.StartsWith(path + " is damaged", complaint);
        Assert.EndsWith("`btcai data import FILE --name spoilt --overwrite` replaces it.", complaint);
    }

    [Fact]
    public void A_bad_file_leaves_the_library_as_it_was()
    {
        string bad = _folder.Write("bad.csv", "timestamp,open,high,low,close,volume\n1,2,3\n");
        Assert.Throws<UserMistakeException>(() => _library.Import(bad, "bad"));
        Assert.Empty(_library.List(out _));
    }

    [Fact]
    public void A_name_that_is_not_there_lists_those_that_are()
    {
        Assert.Contains("empty", Assert.Throws<UserMistakeException>(() => _library.Load("btc")).Message);
        _library.Import(_file, "eth");
        _library.Import(_file, "ada");
        Assert.Contains("ada, eth", Assert.Throws<UserMistakeException>(() => _library.Load("btc")).Message);
    }
}
