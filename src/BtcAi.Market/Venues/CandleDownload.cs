using System.Security.Cryptography;
using System.Text;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market.Venues;

/// <summary>
/// Fetches the candles that the library does not hold yet, part by part. Every part that came and is whole is kept until all are in the
/// library, so that a download goes on where it was cut off.
/// </summary>
/// <param name="downloads">Folder of the parts of all downloads.</param>
/// <param name="tell">Told, in one line, what went wrong and is tried again.</param>
/// <param name="progress">Told after every part.</param>
public sealed class CandleDownload(CandleLibrary library, string downloads, TimeProvider clock, Action<string> tell, Action<DownloadProgress> progress)
{
    private const int Tries = 3;

    private long _bytes;

    /// <exception cref="UserMistakeException">The venue does not know the pair, has no candles there, or has impossible ones.</exception>
    /// <exception cref="WorldException">Network, disk, or files that stay broken; what was fetched is kept.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what was fetched is kept.</exception>
    public async Task<DownloadReport> RunAsync(CandleOrder order, CancellationToken stop)
    {
        using var folder = new DownloadFolder(downloads, order.Name);
        using var web = new VenueClient(clock, tell);
        CandleSeries? held = library.Find(order.Name) is null ? null : library.Load(order.Name);
        var columns = new CandleColumns($"{order.Source}, candle", 1, new Problems(), (held?.Count ?? 0) + 1024);
        long from = order.FromMs ?? held?.OpenTimeMs[0] ?? DownloadRequest.Moment(DownloadRequest.UsualFrom);
        if (held is null || from < held.OpenTimeMs[0]) from = await FirstAsync(web, order, from, stop);
        int offGrid = await AddAsync(from, held?.OpenTimeMs[0] ?? order.ToMs);
        for (int i = 0; i < held?.Count; i++) columns.Add(held[i]);
        if (held is not null) offGrid += await AddAsync(held.OpenTimeMs[^1] + order.IntervalMs, order.ToMs);
        CandleSeries candles = Joined(order, columns);
        LibraryEntry entry = library.Store(order.Name, candles, order.Source);
        folder.Delete();
        return new DownloadReport(entry, candles.Count - (held?.Count ?? 0), offGrid, _bytes, CandleAudit.Of(candles));

        // Candles are read when all parts of the stretch are there.
        async Task<int> AddAsync(long fromMs, long toMs)
        {
            if (fromMs >= toMs) return 0;
            var parts = new List<CandlePart>();
            foreach (CandlePart part in order.Venue.Parts(order, fromMs, toMs, clock.GetUtcNow().ToUnixTimeMilliseconds()))
                await TakeAsync(web, folder, order, part, done => { parts.Add(done); progress(new DownloadProgress(fromMs, toMs, done.ToMs, _bytes)); }, stop);
            int off = 0;
            foreach (Candle candle in parts.SelectMany(part => order.Venue.Read(part, folder.Read(part))))
            {
                if (candle.OpenTimeMs < fromMs || candle.OpenTimeMs >= toMs) continue;
                // Moved onto the grid it would claim to be closed before it was.
                if (candle.OpenTimeMs % order.IntervalMs != 0) off++;
                else columns.Add(candle);
            }
            return off;
        }
    }

    /// <returns>Where there is anything to fetch: not before the venue's first candle.</returns>
    private static async Task<long> FirstAsync(VenueClient web, CandleOrder order, long fromMs, CancellationToken stop)
    {
        CandlePart question = order.Venue.FirstFrom(order, fromMs);
        VenueAnswer answer = await web.GetAsync(question.Address, stop);
        if (answer.Status is 400 or 404)
        {
            throw new UserMistakeException(CandleErrors.Pair,
                $"{order.Venue.Name} knows no pair {order.Pair}; check the spelling, such as {order.Venue.UsualPair}. Its list of pairs stands on its web site.");
        }
        if (!answer.IsFound) throw Refused(question, answer);
        try
        {
            if (order.Venue.Read(question, answer.Body) is [{ } first, ..]) return Math.Max(fromMs, first.OpenTimeMs);
        }
        catch (InvalidDataException e)
        {
            throw Broken(question, e.Message);
        }
        throw new UserMistakeException(CandleErrors.Range, $"{order.Venue.Name} has no candles of {order.Pair} from {UtcTime.Text(fromMs)} on; choose an earlier start.");
    }

    private async Task TakeAsync(VenueClient web, DownloadFolder folder, CandleOrder order, CandlePart part, Action<CandlePart> done, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!folder.Has(part))
        {
            if (await FetchAsync(web, order, part, stop) is not { } bytes)
            {
                foreach (CandlePart other in part.Otherwise!) await TakeAsync(web, folder, order, other, done, stop);
                return;
            }
            folder.Keep(part, bytes);
            _bytes += bytes.Length;
        }
        done(part);
    }

    /// <returns>Null when it is not there, and something else holds the same.</returns>
    private async Task<byte[]?> FetchAsync(VenueClient web, CandleOrder order, CandlePart part, CancellationToken stop)
    {
        for (int attempt = 1; ; attempt++)
        {
            VenueAnswer answer = await web.GetAsync(part.Address, stop);
            if (answer.IsMissing && part.Otherwise is not null) return null;
            if (!answer.IsFound) throw Refused(part, answer);
            if (await WrongAsync(web, order, part, answer.Body, stop) is not { } wrong) return answer.Body;
            if (attempt == Tries) throw Broken(part, wrong);
            tell($"{part.Name}: {wrong}; fetching it again");
        }
    }

    /// <returns>Null when it is whole.</returns>
    private static async Task<string?> WrongAsync(VenueClient web, CandleOrder order, CandlePart part, byte[] bytes, CancellationToken stop)
    {
        if (part.ChecksumAddress is { } address)
        {
            VenueAnswer answer = await web.GetAsync(address, stop);
            if (!answer.IsFound) return $"its checksum is not there ({answer.Status})";
            string said = Encoding.UTF8.GetString(answer.Body).Trim().Split(' ')[0];
            if (!said.Equals(Convert.ToHexString(SHA256.HashData(bytes)), StringComparison.OrdinalIgnoreCase)) return "it does not match its checksum";
        }
        try
        {
            order.Venue.Read(part, bytes);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <exception cref="UserMistakeException">Too few, or some that cannot be.</exception>
    private static CandleSeries Joined(CandleOrder order, CandleColumns columns)
    {
        if (columns.Count < 2)
            throw new UserMistakeException(CandleErrors.Range, $"{order.Source}: fewer than two candles before {UtcTime.Text(order.ToMs)}; choose an earlier start or a later end.");
        try
        {
            return columns.ToSeries(order.Name, order.IntervalMs);
        }
        catch (UserMistakeException e)
        {
            throw new UserMistakeException([.. e.Problems, new Problem(
                CandleErrors.Row, "These are the venue's own candles, and nothing was stored: start after them, or import a file in which they are corrected.")]);
        }
    }

    private static WorldException Refused(CandlePart part, VenueAnswer answer) => new(CandleErrors.Unreachable,
        $"{part.Address.Host} refused {part.Address.PathAndQuery} ({answer.Status}). It may not serve the place you ask from; try --mirror, or import a file with `btcai data import FILE --name N`.");

    private static WorldException Broken(CandlePart part, string wrong) => new(CandleErrors.Broken,
        $"{part.Address} was refused: {wrong}, after {Tries} tries. What came before is kept: run the command again later, or end before it with --to.");
}
