namespace BtcAi.Experiments.Audits;

/// <summary>Largest distance, per history and feature, between rows from a short history and the rows of the table.</summary>
internal sealed class HistoryDrift
{
    private readonly AuditSubject _subject;
    private readonly AgentProbe _probe;
    private readonly double[][] _largest;
    private readonly int[][] _rows;
    private readonly int[] _choices, _changed;

    public HistoryDrift(AuditSubject subject, int histories)
    {
        (_subject, _probe) = (subject, new AgentProbe(subject.Agent));
        int width = subject.Features.Width;
        _largest = [.. Enumerable.Range(0, histories).Select(_ => Enumerable.Repeat(double.NaN, width).ToArray())];
        _rows = [.. Enumerable.Range(0, histories).Select(_ => new int[width])];
        (_choices, _changed) = (new int[histories], new int[histories]);
    }

    /// <param name="raw">The unscaled row of candle t from that history; scaled in place.</param>
    public void Add(int history, int t, float[] raw)
    {
        _subject.Scaler.Apply(raw);
        ReadOnlySpan<float> known = _subject.Features.Row(t);
        for (int f = 0; f < raw.Length; f++)
        {
            // A value that does not exist yet is further away than any that does.
            double distance = float.IsFinite(raw[f]) ? Math.Abs(raw[f] - known[f]) : double.PositiveInfinity;
            if (distance <= _largest[history][f]) continue;
            (_largest[history][f], _rows[history][f]) = (distance, t);
        }
        float[] now = _probe.Choices(raw), before = _probe.Choices(known);
        _choices[history] += now.Length;
        _changed[history] += now.Zip(before).Count(pair => pair.First != pair.Second);
    }

    /// <summary>Of all features; infinite where the history was never measured.</summary>
    public double Largest(int history) =>
        _largest[history].Max(value => double.IsNaN(value) ? double.PositiveInfinity : value);

    public double Largest(int history, int feature) => _largest[history][feature];

    /// <summary>Row of the candle at which that was measured.</summary>
    public int Row(int history, int feature) => _rows[history][feature];

    /// <summary>Share of the agent's choices, over all its own states, that differ; NaN where nothing was measured.</summary>
    public double Changed(int history) => _choices[history] == 0 ? double.NaN : _changed[history] / (double)_choices[history];

    /// <summary>Features whose last history drifts beyond the tolerance first, then by the largest drift of the first history.</summary>
    public AuditTable ToTable(string title, IReadOnlyList<string> columns)
    {
        var rows = Enumerable.Range(0, _subject.Features.Width)
            .Select(f => new AuditRow(_subject.Features.Names[f], [.. _largest.Select(history => history[f])]))
            .OrderByDescending(row => row.Values[^1] > WarmUpCheck.Tolerance).ThenByDescending(row => row.Values[0]);
        return new AuditTable(title, columns, [.. rows]);
    }
}
