using System.CommandLine;

namespace BtcAi.Cli.Hosting;

/// <summary>Options that every command understands.</summary>
public sealed class GlobalOptions
{
    public Option<string?> Home { get; } = new("--home")
    {
        Description = "Where runs, candles and logs live [default: BTCAI_HOME, else the user's own folder for such files]",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "Same seed, settings and threads, same bytes",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        Recursive = true,
    };

    public Option<int> Threads { get; } = new("--threads")
    {
        Description = "Worker threads",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Recursive = true,
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Show no progress", Recursive = true };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as one JSON document on standard output; all else goes to standard error",
        Recursive = true,
    };

    public GlobalOptions()
    {
        Threads.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int threads) && threads is < 1 or > 1024)
                result.AddError($"--threads is {threads}; it must be from 1 to 1024.");
        });
    }

    public void AddTo(RootCommand root)
    {
        foreach (Option option in new Option[] { Home, Seed, Threads, Quiet, Json }) root.Add(option);
    }

    /// <summary>The absolute home folder: the option, else BTCAI_HOME, else the platform's user data folder.</summary>
    public string HomeOf(ParseResult parse)
    {
        string? home = parse.GetValue(Home);
        if (string.IsNullOrEmpty(home)) home = Environment.GetEnvironmentVariable("BTCAI_HOME");
        if (string.IsNullOrEmpty(home))
        {
            string data = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            home = Path.Combine(data, "btcai");
        }
        return Path.GetFullPath(home);
    }
}
