using BtcAi.Experiments.Store;
using BtcAi.Experiments.TrackRecords;

namespace BtcAi.Tests.Experiments.TrackRecords;

public sealed class ImportedHistoryTests
{
    [Theory]
    [InlineData("""{"Calm": [{"date": "2024-05-01", "win_rate": 62.5, "sharpe_ratio": 1.2, "max_drawdown": 12, "profit": 1234}]}""")]
    [InlineData("""{"Calm": {"history": [{"timestamp": 1714521600, "win_rate": 0.625, "sharpe": 1.2, "drawdown": -0.12}]}}""")]
    [InlineData("""[{"preset": "Calm", "tested_at": "2024-05-01T00:00:00Z", "Win_Rate": "0.625", "sharpe": 1.2, "max_drawdown": 0.12}]""")]
    [InlineData("""{"history": [{"preset_name": "Calm", "time": 1714521600000, "win_rate": 0.625, "sharpe": 1.2, "max_drawdown": 0.12}], "version": 1}""")]
    public void Entries_are_found_in_every_shape_and_percent_is_a_fraction(string text)
    {
        EvaluationRow row = Assert.Single(ImportedHistory.Read(text));
        Assert.Equal((EvaluationSource.Imported, "Calm", 1_714_521_600_000L), (row.Source, row.Preset, row.MadeMs));
        Assert.Equal((0.625, 1.2, 0.12), (row.WinRate!.Value, row.Sharpe!.Value, row.Drawdown!.Value));
        // Money says nothing without a capital.
        Assert.Null(row.Net);
        Assert.Contains("win_rate", row.Original, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("{\"Calm\": [1, 2]}")]
    [InlineData("{\"version\": 2}")]
    public void What_is_no_history_gives_nothing(string text) => Assert.Empty(ImportedHistory.Read(text));
}
