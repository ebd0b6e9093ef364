using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Market;
using CsCheck;

namespace BtcAi.Tests.Market;

public sealed class CandleCsvTests : IDisposable
{
    private const string Header = "timestamp,open,high,low,close,volume\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2018-03-01T00:00:00Z", "2018-03-01T00:05:00Z")]
    [InlineData("2018-03-01T00:00:00.000Z", "2018-03-01T00:05:00.000Z")]
    [InlineData("2018-03-01 00:00:00+00:00", "2018-03-01 00:05:00+00:00")]
    [InlineData("2018-03-01 02:00:00+02:00", "2018-03-01 02:05:00+02:00")]
    [InlineData("2018-02-28T19:30:00-04:30", "2018-02-28T19:35:00-04:30")]
    [InlineData("2018-03-01 00:00", "2018-03-01 00:05")]
    [InlineData("1519862400", "1519862700")]
    [InlineData("1519862400.0", "1519862700.0")]
    [InlineData("1519862400000", "1519862700000")]
    [InlineData("1519862400000000", "1519862700000000")]
    [InlineData("\"2018-03-01T00:00:00Z\"", " 2018-03-01T00:05:00Z ")]
    public void Timestamps_come_in_many_spellings(string first, string second)
    {
        CandleSeries candles = Read($"{Header}{first},1,2,0.5,1.5,10\n{second},1.5,2,1,1,0\n");
        Assert.Equal([1519862400000, 1519862700000], candles.OpenTimeMs);
        Assert.Equal(300_000, candles.IntervalMs);
    }

    [Fact]
    public void Columns_are_found_by_name_and_others_ignored()
    {
        CandleSeries candles = Read(
            "\uFEFFVolume,\"Close\",note,OPEN,high,low,Timestamp,trades\r\n7,2,x,1,3,0.5,2020-02-29,9\r\n8,2,,2,2,2,2020-03-01,9\r\n");
        Assert.Equal(new Candle(1582934400000, 1, 3, 0.5, 2, 7), candles[0]);
        Assert.Equal(new Candle(1583020800000, 2, 2, 2, 2, 8), candles[1]);
        Assert.Equal("candles", candles.Name);
    }

    [Fact]
    public void Every_problem_is_reported_with_its_line()
    {
        string[] rows =
        [
            "2018-03-01T00:00:00Z,10,12,9,11,5",
            "2018-03-01T00:05:00Z,ten,12,9,11,5",
            "2018-03-01T00:10:00Z,10,12,9",
            "2018-03-01T00:15:00Z,10,8,9,8.5,5",
            "2018-03-01T00:20:00Z,10,12,9,11,-5",
            "2018-03-01T00:20:00Z,10,12,9,11,5",
            "2018-03-01T00:10:00Z,10,12,9,11,5",
            "yesterday,10,12,9,11,5",
            "2018-03-01T00:25:00Z,0,12,0,11,5",
            "2018-03-01T00:30:00Z,13,12,9,8,5",
            "2018-03-01T00:35:00Z,NaN,12,9,8,Infinity",
            "",
            "2018-03-01T00:37:00Z,10,12,9,11,5",
        ];
        var mistake = Assert.Throws<UserMistakeException>(() => Read(Header + string.Join('\n', rows)));
        string[] expected =
        [
            "line 3: open is \"ten\"", "line 4 has 4 columns", "line 5: high 8 is below low 9", "line 6: volume is -5",
            "line 7: timestamp 2018-03-01T00:20:00Z appears twice", "line 8: timestamp 2018-03-01T00:10:00Z comes after",
            "line 9: timestamp is \"yesterday\"", "line 10: open is 0", "line 10: low is 0", "line 11: open 13 is above high 12",
            "line 11: close 8 is below low 9", "line 12: open is NaN", "line 12: volume is", "line 12: close 8 is below low",
            "line 13 has 0 columns", "line 14: timestamp 2018-03-01T00:37:00Z is 120 s after",
        ];
        Assert.Equal(expected.Length, mistake.Problems.Count);
        foreach ((string wanted, string problem) in expected.Zip(mistake.Problems.Select(p => p.Text)))
        {
            Assert.Contains(wanted, problem);
            Assert.StartsWith("candles.csv", problem);
        }
    }

    [Fact]
    public void A_row_with_one_unreadable_field_is_checked_in_all_others()
    {
        string[] rows =
        [
            "2018-03-01T00:00:00Z,10,12,9,11,5",
            "2018-03-01T00:05:00Z,ten,8,9,8.5,-5",
            "2018-03-01T00:10:00Z,10,12,-9,much,5",
            "2018-03-01T00:05:00Z,10,12,9,11,?",
            "yesterday,13,12,9,11,5",
            "2018-03-01T00:15:00Z,10,NaN,9,x,5",
        ];
        var mistake = Assert.Throws<UserMistakeException>(() => Read(Header + string.Join('\n', rows)));
        string[] expected =
        [
            "line 3: open is \"ten\"", "line 3: volume is -5", "line 3: high 8 is below low 9", "line 4: close is \"much\"",
            "line 4: low is -9", "line 5: volume is \"?\"", "line 5: timestamp 2018-03-01T00:05:00Z comes after",
            "line 6: timestamp is \"yesterday\"", "line 6: open 13 is above high 12", "line 7: close is \"x\"", "line 7: high is NaN",
        ];
        Assert.Equal(expected.Length, mistake.Problems.Count);
        foreach ((string wanted, string problem) in expected.Zip(mistake.Problems.Select(p => p.Text))) Assert.Contains(wanted, problem);
    }

    [Fact]
    public void Twenty_problems_are_spelled_out_and_the_rest_counted()
    {
        string rows = string.Concat(Enumerable.Range(0, 50).Select(i => $"{1519862400 + 300 * i},x,1,1,1,1\n"));
        var mistake = Assert.Throws<UserMistakeException>(() => Read(Header + rows));
        Assert.Equal(21, mistake.Problems.Count);
        Assert.Contains("30 more", mistake.Problems[^1].Text);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("timestamp,open,high,low,close,volume\n", "holds 0 candles")]
    [InlineData("timestamp,open,high,low,close,volume\n1519862400,1,1,1,1,1\n", "holds 1 candle;")]
    [InlineData("time,open,high,low,close,volume\n", "\"time,open,high,low,close,volume\"")]
    [InlineData("time,open,high,low,close\n", "missing: timestamp, volume")]
    [InlineData("timestamp,open,open,high,low,close,volume\n", "twice: open")]
    [InlineData("2018-03-01T00:00:00Z,1,1,1,1,1\n", "it must name timestamp,open,high,low,close,volume")]
    public void Files_without_candles_say_why(string text, string message)
    {
        var mistake = Assert.Throws<UserMistakeException>(() => Read(text));
        Assert.Contains(message, mistake.Message);
        Assert.Contains("candles.csv", mistake.Message);
    }

    [Fact]
    public void A_missing_file_a_folder_and_an_unknown_kind_are_user_mistakes()
    {
        string missing = _folder["nowhere.csv"];
        Assert.Contains(missing, Assert.Throws<UserMistakeException>(() => CandleFile.Read(missing)).Message);
        Directory.CreateDirectory(_folder["folder.csv"]);
        Assert.Contains("is a folder", Assert.Throws<UserMistakeException>(() => CandleFile.Read(_folder["folder.csv"])).Message);
        Assert.Contains(".parquet", Assert.Throws<UserMistakeException>(() => CandleFile.Read(_folder.Write("a.xls", "x"))).Message);
    }

    [Fact]
    public void A_damaged_zip_is_named()
    {
        CandleSeries candles = new SyntheticMarket().Generate(1, 2000);
        string path = _folder["a.csv.gz"];
        CandleCsv.Write(path, candles);
        byte[] bytes = File.ReadAllBytes(path);

        foreach (int length in new[] { 2, 9, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Contains(path, Assert.Throws<UserMistakeException>(() => CandleFile.Read(path)).Message);
        }

        bytes[bytes.Length / 2] ^= 0x55;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("a.csv.gz", Assert.Throws<UserMistakeException>(() => CandleFile.Read(path)).Message);
    }

    [Theory, InlineData("a.csv"), InlineData("a.csv.gz")]
    public void What_was_written_reads_back_bit_for_bit(string file)
    {
        CandleSeries candles = new SyntheticMarket().Generate(2, 5000);
        CandleCsv.Write(_folder[file], candles);
        CandleSeries back = CandleFile.Read(_folder[file]);
        Assert.Equal(candles.Fingerprint, back.Fingerprint);
        Assert.Equal("a", back.Name);
        using FileStream stream = File.OpenRead(_folder[file]);
        Assert.Equal(file.EndsWith(".gz", StringComparison.Ordinal), stream.ReadByte() == 0x1F);
    }

    [Fact]
    public void Any_number_reads_as_the_nearest_double()
    {
        Gen<string> plain = Gen.Select(Gen.ULong[0, 99_999_999_999_999_999], Gen.Int[0, 20]).Select((digits, decimals) =>
        {
            string text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
            return decimals == 0 ? text : $"{text[..^decimals]}.{text[^decimals..]}";
        });
        Gen<string> exact = Gen.Double[1e-300, 1e300].Select(x => x.ToString("R", CultureInfo.InvariantCulture));
        Gen.OneOf(plain, exact).Array[1, 40].Sample(texts =>
        {
            string rows = string.Concat(texts.Select((text, i) => $"{1519862400 + 300 * i},1,1,1,1,{text}\n"));
            CandleSeries candles = Read(Header + rows + "1600000200,1,1,1,1,0\n");
            for (int i = 0; i < texts.Length; i++)
                Assert.Equal(double.Parse(texts[i], CultureInfo.InvariantCulture), candles.Volume[i]);
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void Text_that_only_looks_like_a_number_is_refused()
    {
        foreach (string text in new[] { "", "-", ".", "1.2.3", "1,5", "0x10", "1 000", "12a", "--1" })
        {
            string quoted = text.Replace(",", ";");
            Assert.Throws<UserMistakeException>(() => Read($"{Header}1519862400,1,1,1,1,{quoted}\n1519862700,1,1,1,1,1\n"));
        }
    }

    [Fact]
    public void Lines_longer_than_any_buffer_are_read()
    {
        string note = new('x', 700_000);
        CandleSeries candles = Read($"note,{Header}{note},1519862400,1,1,1,1,1\n{note},1519862700,1,1,1,1,2");
        Assert.Equal([1, 2], candles.Volume);
    }

    private CandleSeries Read(string text) => CandleFile.Read(_folder.Write("candles.csv", text));
}
