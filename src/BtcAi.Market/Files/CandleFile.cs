using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>Candles from a file of any format we know, told by its extension.</summary>
public static class CandleFile
{
    /// <exception cref="UserMistakeException">Every problem of the file, with line or row numbers.</exception>
    public static CandleSeries Read(string path)
    {
        if (Ends(path, ".csv") || Ends(path, ".gz")) return CandleCsv.Read(path);
        if (Ends(path, ".parquet")) return CandleParquet.Read(path);
        throw new UserMistakeException(CandleErrors.Kind,
            $"{path} is of a kind that cannot be read; candles come as .csv, .csv.gz or .parquet. Convert the file or rename it.");
    }

    private static bool Ends(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
