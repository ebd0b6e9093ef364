using System.Text.RegularExpressions;

namespace BtcAi.Dashboard.Hosting;

/// <summary>Asks for the first page and all that it needs while the browser still opens: what is compiled then, nobody waits for.</summary>
internal static partial class WarmUp
{
    /// <param name="path">Of the page that will be asked for first.</param>
    public static async Task Of(Uri address, string path, CancellationToken stop)
    {
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
            string page = await client.GetStringAsync(new Uri($"{path}?{App.Warm}", UriKind.Relative), stop);
            foreach (string part in Parts().Matches(page).Select(match => match.Groups[1].Value).Append("_blazor/initializers"))
                await client.GetByteArrayAsync(new Uri(part, UriKind.Relative), stop);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Whatever is wrong meets the first person who asks for the page.
        }
    }

    [GeneratedRegex("(?:href|src)=\"(_[^\"]+)\"")]
    private static partial Regex Parts();
}
