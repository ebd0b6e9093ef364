using BtcAi.Cli.Hosting;
using BtcAi.Tests.Market.Venues;
using Microsoft.AspNetCore.Http;

namespace BtcAi.Tests.Cli;

/// <summary>The command against an exchange on this machine; some in processes that are killed.</summary>
[Collection("Processes")]
public sealed class DownloadCommandTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ScratchFolder _homes = new();
    private SmallExchange _exchange = null!;

    public async ValueTask InitializeAsync() => _exchange = await SmallExchange.StartAsync(SmallExchange.Market(Start, 24 * 182));

    public async ValueTask DisposeAsync()
    {
        await _exchange.DisposeAsync();
        _homes.Dispose();
    }

    private string[] Command => ["data", "download", "--interval", "1h", "--from", "2020-01-01", "--to", "2020-07-01", "--mirror", _exchange.Address];

    [Fact]
    public void A_download_is_listed_audited_and_told_month_by_month()
    {
        Typed typed = Typed.Run(_homes.FullPath, Command);
        Assert.Equal(ExitCode.Done, typed.Code);
        Assert.Contains("btcusdt-1h: 4 368 candles of 1 h, 2020-01-01 00:00 to 2020-07-01 00:00 UTC", typed.Output, StringComparison.Ordinal);
        Assert.Contains("Gaps: 0", typed.Output, StringComparison.Ordinal);
        Assert.Contains("  2020-03, month 3 of 6, ", typed.Error, StringComparison.Ordinal);
        Typed again = Typed.Run(_homes.FullPath, [.. Command, "--json"]);
        Assert.Equal(0, again.Json().GetProperty("new_candles").GetInt32());
        Assert.Equal("binance BTCUSDT 1h", again.Json().GetProperty("entry").GetProperty("source").GetString());
    }

    [Fact]
    public void Everything_wrong_comes_in_one_message_and_nothing_is_written()
    {
        using var home = new ScratchFolder();
        Typed typed = Typed.Run(home.FullPath, "data", "download", "--venue", "bitstamp", "--pair", "BTC-USD", "--interval", "8h", "--from", "2021-01-01", "--to", "2020-01-01", "--name", "a b", "--seed", "many");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Equal(5, typed.Complaints.Length);
        Typed unknown = Typed.Run(home.FullPath, "data", "download", "--venue", "kraken", "--interval", "7x");
        Assert.Equal(2, unknown.Complaints.Length);
        Assert.StartsWith("The interval is \"7x\"; binance has ", unknown.Complaints[1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(home.FullPath));
    }

    [Fact]
    public async Task Killed_and_run_again_it_fetches_no_file_twice_and_ends_in_the_bytes_of_an_uninterrupted_one()
    {
        Assert.Equal(ExitCode.Done, Typed.Run(_homes.PathTo("whole"), Command).Code);
        _exchange.Files.Clear();
        var reached = new TaskCompletionSource();
        _exchange.Stumble = (context, path, _) => Hang(context, path.EndsWith("2020-04.zip", StringComparison.Ordinal), reached);
        using (var program = new BuiltProgram([.. Command, "--home", _homes.PathTo("killed")]))
        {
            await reached.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            program.Kill();
        }
        _exchange.Stumble = (_, _, _) => Task.FromResult(false);
        Assert.Equal(ExitCode.Done, Typed.Run(_homes.PathTo("killed"), Command).Code);
        Assert.Equal(Enumerable.Range(1, 6).Select(month => $"BTCUSDT-1h-2020-{month:00}.zip"), _exchange.Files);
        Assert.Equal(Candles("whole"), Candles("killed"));
    }

    [Fact]
    public async Task Ctrl_c_keeps_what_came_and_says_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process can send to another.");
        var reached = new TaskCompletionSource();
        _exchange.Stumble = (context, path, _) => Hang(context, path.EndsWith("2020-04.zip", StringComparison.Ordinal), reached);
        using var program = new BuiltProgram([.. Command, "--home", _homes.PathTo("stopped")]);
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        program.Interrupt();
        Assert.Equal(ExitCode.Interrupted, await program.EndAsync());
        Assert.Contains("Stopped; what was fetched is kept. Go on with: btcai data download --interval 1h", program.Said, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(_homes.PathTo("stopped/downloads/btcusdt-1h")).Length);
    }

    [Fact]
    public async Task A_host_that_nobody_answers_at_ends_the_command_with_exit_code_3()
    {
        string gone = _exchange.Address;
        await _exchange.DisposeAsync();
        using var program = new BuiltProgram("data", "download", "--mirror", gone, "--home", _homes.PathTo("alone"));
        Assert.Equal(ExitCode.World, await program.EndAsync());
        Assert.Contains("127.0.0.1 could not be reached", program.Said, StringComparison.Ordinal);
        Assert.Contains("[BTCAI-DATA-012]", program.Said, StringComparison.Ordinal);
    }

    private byte[] Candles(string home) => File.ReadAllBytes(_homes.PathTo($"{home}/candles/btcusdt-1h.parquet"));

    private static async Task<bool> Hang(HttpContext context, bool hang, TaskCompletionSource reached)
    {
        if (!hang) return false;
        reached.TrySetResult();
        var gone = new TaskCompletionSource();
        using CancellationTokenRegistration ended = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        return true;
    }
}
