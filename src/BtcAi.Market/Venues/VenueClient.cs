using System.Net;
using System.Net.Http.Headers;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market.Venues;

/// <summary>Asks exchanges, and asks again after a pause when a connection breaks, a server stumbles or says that it is asked too much.</summary>
/// <param name="tell">Told, in one line, of every pause.</param>
internal sealed class VenueClient(TimeProvider clock, Action<string> tell) : IDisposable
{
    private const int Retries = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // A host that does not answer at all is given up within a minute, all tries together.
    private readonly HttpClient _web = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(8) })
    {
        Timeout = TimeSpan.FromMinutes(1),
        MaxResponseContentBufferSize = 1 << 28,
        DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("btcai", null) } },
    };

    public void Dispose() => _web.Dispose();

    /// <exception cref="WorldException">No answer that is worth anything after all tries.</exception>
    public async Task<VenueAnswer> GetAsync(Uri address, CancellationToken stop)
    {
        for (int attempt = 0; ; attempt++)
        {
            TimeSpan pause = TimeSpan.FromSeconds(1 << attempt);
            string trouble;
            Exception? cause = null;
            try
            {
                using HttpResponseMessage response = await _web.GetAsync(address, stop);
                if (!MayPass(response.StatusCode)) return new VenueAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(stop));
                trouble = $"it answered {(int)response.StatusCode}";
                pause = PauseOf(response.Headers.RetryAfter) ?? pause;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
            {
                (trouble, cause) = ((e is HttpRequestException ? e.GetBaseException() : e).Message.TrimEnd('.'), e);
            }
            if (attempt == Retries || pause > LongestPause)
            {
                string wait = pause > LongestPause ? $" It asks for a pause of {pause.TotalMinutes:0} minutes." : "";
                throw new WorldException(CandleErrors.Unreachable,
                    $"{address.Host} could not be reached ({trouble}).{wait} Check the connection and run the command again, which goes on from here; " +
                    "or import a file with `btcai data import FILE --name N`.", cause!);
            }
            tell($"{address.Host}: {trouble}; asking again in {pause.TotalSeconds:0} s");
            await Task.Delay(pause, clock, stop);
        }
    }

    // 418 is Binance's word for a caller that went on after many 429.
    private static bool MayPass(HttpStatusCode status) => (int)status is 408 or 418 or 429 or >= 500;

    private TimeSpan? PauseOf(RetryConditionHeaderValue? header)
    {
        TimeSpan? pause = header?.Delta ?? header?.Date - clock.GetUtcNow();
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
