using BtcAi.Cli.Views;
using BtcAi.Experiments.Settings;
using Spectre.Console;

namespace BtcAi.Tests.Cli.Views;

public sealed class SettingsListTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(240)]
    public void No_key_is_broken_and_no_line_too_long_at_any_width(int width)
    {
        var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = width;
        console.Write(new SettingsList(SettingsCatalog.All, SettingsTree.Default));
        Assert.All(SettingsCatalog.All, setting => Assert.Contains(setting.Key, $"{text}", StringComparison.Ordinal));
        Assert.All($"{text}".Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, width));
    }
}
