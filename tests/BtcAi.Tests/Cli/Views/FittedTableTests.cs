using BtcAi.Cli.Views;
using Spectre.Console;

namespace BtcAi.Tests.Cli.Views;

public sealed class FittedTableTests
{
    [Fact]
    public void Where_there_is_room_every_column_has_its_whole_name() => Assert.Equal(
        """
         Policy  Net profit  Trades  Win rate
         ────────────────────────────────────
         agent       12.0 %       3    33.3 %

           hold    −105.5 %       0         –
        """,
        Drawn(37));

    [Fact]
    public void Where_room_is_scarce_names_are_short_and_no_cell_is_broken() => Assert.Equal(
        """
         Policy       Net  Trades     Won
         ────────────────────────────────
         agent     12.0 %       3  33.3 %

           hold  −105.5 %       0       –
        """,
        Drawn(36));

    [Fact]
    public void Then_the_least_important_columns_are_left_out_and_named() => Assert.Equal(
        """
         Policy  Net profit
         ──────────────────
         agent       12.0 %

           hold    −105.5 %
         Only where it is wider:
        Trades, Win rate
        """,
        Drawn(24));

    private static string Drawn(int width)
    {
        var table = new FittedTable(
            new FittedColumn("Policy", 9, left: true), new FittedColumn("Net profit", "Net", 8), new FittedColumn("Trades", 2),
            new FittedColumn("Win rate", "Won", 1));
        table.AddRow("agent", "12.0 %", "3", "33.3 %");
        table.AddRow();
        table.AddRow("  hold", "−105.5 %", "0", "–");
        var text = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = width;
        console.Write(table);
        return string.Join('\n', $"{text}".Split('\n').Select(line => line.TrimEnd())).TrimEnd();
    }
}
