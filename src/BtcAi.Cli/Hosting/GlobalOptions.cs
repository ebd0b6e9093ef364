using System.CommandLine;
using System.Globalization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

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

    // Numbers are read as text, so that a wrong one is reported together with all other problems.
    public Option<string?> Seed { get; } = new("--seed")
    {
        Description = "Same seed and settings, same bytes, on any number of threads [default: 1]",
        HelpName = "N",
        Recursive = true,
    };

    public Option<string?> Threads { get; } = new("--threads")
    {
        Description = "Worker threads; they change the speed, not the result [default: all cores]",
        HelpName = "N",
        Recursive = true,
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Show no progress", Recursive = true };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as one JSON document on standard output; all else goes to standard error",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        foreach (Option option in new Option[] { Home, Seed, Threads, Quiet, Json }) root.Add(option);
    }

    /// <summary>The absolute home folder: the option, else BTCAI_HOME, else the platform's user data folder.</summary>
    public string HomeOf(ParseResult parse, Problems problems)
    {
        string? home = parse.GetValue(Home);
        if (home is { Length: 0 }) problems.Add(CommandErrors.NotAFile, "--home is empty; name a folder, or leave it out.");
        if (string.IsNullOrEmpty(home)) home = Environment.GetEnvironmentVariable("BTCAI_HOME");
        if (string.IsNullOrEmpty(home))
        {
            string data = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            home = Path.Combine(data, "btcai");
        }
        home = Path.GetFullPath(home);
        if (File.Exists(home)) problems.Add(CommandErrors.NotAFile, $"The home folder {home} is a file; name a folder with --home, or with BTCAI_HOME.");
        return home;
    }

    public ulong SeedOf(ParseResult parse, Problems problems)
    {
        if (parse.GetValue(Seed) is not { } text) return 1;
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            problems.Add(CommandErrors.OptionValue, $"--seed is {text}; it must be a whole number from 0 to {ulong.MaxValue} (1 is the default).");
        return seed;
    }

    public int ThreadsOf(ParseResult parse, Problems problems) =>
        WholeNumber.Read(parse, Threads, 1, 1024, Environment.ProcessorCount, problems);
}
