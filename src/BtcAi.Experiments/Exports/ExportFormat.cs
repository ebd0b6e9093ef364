namespace BtcAi.Experiments.Exports;

/// <summary>What a run's metrics are written as.</summary>
public enum ExportFormat
{
    /// <summary>One event file per bucket.</summary>
    TensorBoard,

    /// <summary>The record and all series in one document.</summary>
    Json,

    /// <summary>One table: bucket, metric, update, value.</summary>
    Csv,
}
