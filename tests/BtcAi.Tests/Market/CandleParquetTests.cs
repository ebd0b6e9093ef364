using BtcAi.Foundation;
using BtcAi.Market;
using CsCheck;
using Parquet;
using Parquet.Schema;

namespace BtcAi.Tests.Market;

public sealed class CandleParquetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_reads_back_bit_for_bit() => Gen.Select(Gen.ULong, Gen.Int[2, 300]).Sample((seed, count) =>
    {
        CandleSeries all = new SyntheticMarket().Generate(seed, count + 3);
        // One candle missing, and an interval that the steps alone would not tell.
        CandleSeries candles = Scales.Series(all.IntervalMs / 5, [all[0], .. Enumerable.Range(2, count - 1).Select(i => all[i])]);
        CandleParquet.Write(_folder["a.parquet"], candles);
        CandleSeries back = CandleFile.Read(_folder["a.parquet"]);
        Assert.Equal(candles.Fingerprint, back.Fingerprint);
        Assert.Equal(("a", candles.IntervalMs), (back.Name, back.IntervalMs));
        return true;
    }, iter: 30, threads: 1);

    [Fact]
    public void Damage_anywhere_is_named()
    {
        string path = _folder["a.parquet"];
        CandleParquet.Write(path, new SyntheticMarket().Generate(1, 500));
        byte[] bytes = File.ReadAllBytes(path);
        CandleFile.Read(path);
        for (int at = 0; at < bytes.Length; at += bytes.Length / 23)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= 0x10;
            AssertRefused(damaged);
        }
        AssertRefused(bytes[..(bytes.Length / 2)]);
        AssertRefused([]);

        void AssertRefused(byte[] content)
        {
            File.WriteAllBytes(path, content);
            Assert.Contains("a.parquet", Assert.Throws<UserMistakeException>(() => CandleFile.Read(path)).Message);
        }
    }

    [Fact]
    public async Task Other_columns_are_listed()
    {
        var schema = new ParquetSchema(new DataField<DateTime>("time"), new DataField<double>("open"));
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using (FileStream stream = File.Create(_folder["b.parquet"]))
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: stop))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<DateTime>(schema.DataFields[0], new[] { DateTime.UnixEpoch }, cancellationToken: stop);
            await group.WriteAsync<double>(schema.DataFields[1], new[] { 1.0 }, cancellationToken: stop);
        }
        string message = Assert.Throws<UserMistakeException>(() => CandleFile.Read(_folder["b.parquet"])).Message;
        Assert.Contains("time: DateTime", message);
        Assert.Contains("timestamp: Int64", message);
    }

    [Fact]
    public void Candles_that_cannot_be_are_refused_with_their_rows()
    {
        CandleSeries good = new SyntheticMarket().Generate(1, 20);
        CandleParquet.Write(_folder["c.parquet"], good.With((c, i) => i switch
        {
            4 => c with { Low = c.High + 1 },
            7 => c with { OpenTimeMs = good.OpenTimeMs[2] },
            9 => c with { Close = double.NaN },
            _ => c,
        }));
        var mistake = Assert.Throws<UserMistakeException>(() => CandleFile.Read(_folder["c.parquet"]));
        Assert.Contains("row 5: high", mistake.Problems[0].Text);
        Assert.Contains("row 8: timestamp", mistake.Problems[1].Text);
        Assert.Contains("row 10: close is NaN", mistake.Problems[2].Text);
    }
}
