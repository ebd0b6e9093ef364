using System.Text.Json;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.Store;
using BtcAi.Simulation;

namespace BtcAi.Cli.Bench;

/// <summary>The store of runs when it is full: what a list, a search and one curve take.</summary>
internal sealed class StoreArea : IBenchArea
{
    public string Name => "store";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer)
    {
        DirectoryInfo home = Directory.CreateTempSubdirectory("btcai-bench-");
        try
        {
            var database = new Database(home.FullName);
            var runs = new RunTable(database);
            var series = new SeriesTable(database);
            runs.PutAll(Enumerable.Range(0, plan.StoredRuns).Select(Row));
            using (var writer = new SeriesWriter(database, IdOf(0), timer.Clock))
            {
                for (int update = 1; update <= plan.SeriesPoints; update++) writer.Add("Short", update, [("loss", Math.Sin(update)), ("gain", update)]);
                writer.Flush();
            }
            Spread[] seconds = timer.WallSeconds(
                () => database.Read(c => c.State), () => runs.Page(new RunQuery { Sort = RunSort.Sharpe }, out _),
                () => runs.Page(new RunQuery { Search = "fee needle77" }, out _), () => series.Points(IdOf(0), "Short", "loss"),
                () => series.Thinned(IdOf(0), "Short", "loss", 500));
            const string counted = "With opening the file; wall clock.";
            double open = seconds[0].Median * 1e3;
            yield return new BenchRow($"a page of 50 of {plan.StoredRuns} runs by Sharpe ratio", seconds[1] * 1e3, "ms", counted).OfAtLeast(open, "opening the file");
            yield return new BenchRow($"a search in {plan.StoredRuns} runs", seconds[2] * 1e3, "ms", counted).OfAtLeast(open, "opening the file");
            yield return new BenchRow($"one series of {plan.SeriesPoints} points", seconds[3] * 1e3, "ms", counted).OfAtLeast(open, "opening the file");
            yield return new BenchRow("the same, thinned to 500", seconds[4] * 1e3, "ms", counted).OfAtLeast(open, "opening the file");
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static string IdOf(int number) => $"20260101-{number:000000}-short-0000";

    private static RunRow Row(int number) => new(
        IdOf(number), number, number, "Finished", "synthetic", $"btcai train --set trading.fee=0.001 --seed {number}", "Short", 1, 150,
        number % 997 / 997.0, number % 991 / 331.0 - 1, 0.2, $"Not distinguishable from zero needle{number % 100}.", Record);

    // As long as a real one.
    private static string Record { get; } = JsonSerializer.Serialize(new { Settings = SettingsTree.Default, Padding = new string('x', 4000), Bucket = Bucket.Short }, RunJson.Options);
}
