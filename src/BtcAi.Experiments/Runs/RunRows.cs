using System.Text.Json;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Store;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Runs;

/// <summary>Records as the store's rows, and back.</summary>
internal static class RunRows
{
    private static readonly JsonSerializerOptions Compact = new(RunJson.Options) { WriteIndented = false };

    /// <summary>The record without its tags and notes, which have tables of their own.</summary>
    public static RunRow Of(RunRecord record)
    {
        BucketReport[] reports = [.. record.Buckets.Select(b => b.Report).OfType<BucketReport>()];
        return new RunRow(
            record.Id, record.Created.ToUnixTimeMilliseconds(), record.Updated.ToUnixTimeMilliseconds(), $"{record.Status}", record.Candles, record.CommandLine,
            string.Join(' ', record.Buckets.Select(b => b.Bucket)), record.Buckets.Count(b => b.State == BucketState.Finished), record.Buckets.Sum(b => b.Updates),
            Mean(reports.Select(r => (double?)r.Agent.NetReturn)), Mean(reports.Select(r => r.Agent.Sharpe)), reports.Max(r => (double?)r.Agent.MaximumDrawdown),
            string.Join(' ', reports.Select(r => r.Verdict)), JsonSerializer.Serialize(record with { Tags = [], Notes = [] }, Compact))
        {
            Tests = EvaluationRows.OfTests(record),
        };
    }

    public static RunRecord ToRecord(RunRow row, string database)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(row.Record, Compact)! with { Tags = row.Tags };
        }
        catch (JsonException e)
        {
            throw new DamagedFileException(RunErrors.Unreadable, database, $"the record of run {row.Id} cannot be read ({e.Message})");
        }
    }

    private static double? Mean(IEnumerable<double?> figures) => figures.Where(f => f is { } known && double.IsFinite(known)).Average();
}
