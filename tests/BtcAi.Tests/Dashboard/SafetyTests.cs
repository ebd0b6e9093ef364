using System.Net;
using System.Net.WebSockets;
using BtcAi.Tests.Cli;

namespace BtcAi.Tests.Dashboard;

/// <summary>Nothing but our own pages, on this machine, gets an answer.</summary>
public sealed class SafetyTests(PagesHome home) : IClassFixture<PagesHome>
{
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("Host", "192.168.0.7:5174")]
    [InlineData("Origin", "https://attacker.example")]
    public async Task Another_name_or_another_sites_page_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, home.Address);
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Another_sites_page_opens_no_websocket()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://attacker.example");
        var address = new Uri($"ws://localhost:{home.Address.Port}/_blazor");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pages_tell_the_browser_to_run_only_our_scripts()
    {
        using HttpResponseMessage answer = await Http.GetAsync(home.Address, TestContext.Current.CancellationToken);
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_framework/blazor.web.js")]
    [InlineData("_content/MudBlazor/MudBlazor.min.css")]
    [InlineData("_content/BtcAi.Dashboard/app.css")]
    [InlineData("_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js")]
    public async Task What_the_pages_are_made_of_is_served_by_the_built_program(string path)
    {
        using HttpResponseMessage answer = await Http.GetAsync(new Uri(home.Address, path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 1000);
    }

    [Theory]
    [InlineData("report/..%2F..%2Fetc")]
    [InlineData("report/20260101-000000-000-abcd")]
    public async Task A_report_of_no_job_is_not_found(string path)
    {
        using HttpResponseMessage answer = await Http.GetAsync(new Uri(home.Address, path), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_second_start_finds_the_first()
    {
        using var home2 = new ScratchFolder();
        using ServedDashboard first = await ServedDashboard.StartAsync(home2.FullPath);
        using var second = new BuiltProgram("ui", "--no-browser", "--home", home2.FullPath);
        Assert.True(await second.SaysAsync($"runs already: {first.Address}"));
        Assert.Equal(0, await second.EndAsync());
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("many")]
    public void A_port_that_is_none_is_refused(string port)
    {
        using var home3 = new ScratchFolder();
        Typed typed = Typed.Run(home3.FullPath, "ui", "--port", port);
        Assert.Equal(2, typed.Code);
        Assert.Contains($"--port is {port}; it must be a whole number from 0 to 65535", Assert.Single(typed.Complaints), StringComparison.Ordinal);
    }
}
