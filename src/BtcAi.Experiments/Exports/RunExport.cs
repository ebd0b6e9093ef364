using System.Globalization;
using System.Text;
using System.Text.Json;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;

namespace BtcAi.Experiments.Exports;

/// <summary>Writes a run and its metrics into files that other programs read.</summary>
public sealed class RunExport(RunRecord run, SeriesTable metrics)
{
    /// <returns>The files, which replace earlier ones of the same name.</returns>
    public IReadOnlyList<string> Write(ExportFormat format, string folder) => format switch
    {
        ExportFormat.TensorBoard => TensorBoard(folder),
        ExportFormat.Json => [Text(Path.Combine(folder, run.Id + ".json"), Json())],
        _ => [Text(Path.Combine(folder, run.Id + ".csv"), Csv())],
    };

    private List<string> TensorBoard(string folder)
    {
        // The time of writing is not known of every value; the run's start makes equal runs equal files.
        double wallTime = run.Created.ToUnixTimeMilliseconds() / 1000.0;
        var files = new List<string>();
        foreach (var bucket in metrics.Names(run.Id).GroupBy(series => series.Bucket))
        {
            string path = Path.Combine(folder, run.Id, bucket.Key, string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{(long)wallTime}.btcai"));
            AtomicFile.Write(path, stream =>
            {
                var file = new TensorBoardFile(stream);
                file.WriteStart(wallTime);
                foreach ((_, string name) in bucket)
                {
                    foreach (SeriesPoint point in metrics.Points(run.Id, bucket.Key, name)) file.WriteScalar(name.Replace('.', '/'), point.Update, point.Amount, wallTime);
                }
            });
            files.Add(path);
        }
        return files;
    }

    private string Json() => JsonSerializer.Serialize(
        new { Run = run, Series = metrics.Names(run.Id).Select(s => new { s.Bucket, s.Name, Points = metrics.Points(run.Id, s.Bucket, s.Name) }) }, RunJson.Options);

    private string Csv()
    {
        var text = new StringBuilder("bucket,metric,update,value\n");
        foreach ((string bucket, string name) in metrics.Names(run.Id))
        {
            foreach (SeriesPoint point in metrics.Points(run.Id, bucket, name))
                text.Append(CultureInfo.InvariantCulture, $"{bucket},{name},{point.Update},{(float.IsNaN(point.Amount) ? "" : point.Amount.ToString("R", CultureInfo.InvariantCulture))}\n");
        }
        return $"{text}";
    }

    private static string Text(string path, string text)
    {
        AtomicFile.WriteText(path, text);
        return path;
    }
}
