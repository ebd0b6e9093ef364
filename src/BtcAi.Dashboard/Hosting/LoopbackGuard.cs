using System.Net;
using Microsoft.AspNetCore.Http;

namespace BtcAi.Dashboard.Hosting;

/// <summary>
/// Refuses what did not come from a page of ours: a name that merely resolves to the loopback address (DNS rebinding), and
/// requests or websockets that another site's page sends.
/// </summary>
internal sealed class LoopbackGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsLoopback(context.Request.Host) && IsOwnOrigin(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Only pages of this dashboard, on localhost, may ask.", context.RequestAborted);
    }

    private static bool IsLoopback(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.All(origin => origin == $"{request.Scheme}://{request.Host}");
}
