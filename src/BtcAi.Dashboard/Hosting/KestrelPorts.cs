using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BtcAi.Dashboard.Hosting;

/// <summary>Which addresses the server listens on: never one that another machine can reach.</summary>
internal static class KestrelPorts
{
    /// <summary>Both loopback addresses, or the older one alone where the system shall choose the port.</summary>
    public static void ListenLocalhostOrFree(this KestrelServerOptions kestrel, int port)
    {
        if (port == 0) kestrel.Listen(IPAddress.Loopback, 0);
        else kestrel.ListenLocalhost(port);
    }
}
