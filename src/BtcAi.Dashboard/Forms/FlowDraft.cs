using System.Globalization;
using BtcAi.Experiments.Reports;
using BtcAi.Experiments.Runs;
using BtcAi.Simulation;

namespace BtcAi.Dashboard.Forms;

/// <summary>Deposits and withdrawals that a person adds to an agent's test range; what they amount to is a backtest.</summary>
public sealed class FlowDraft
{
    private const string Draws = "withdrawal_simulation.simulate_";

    public List<OrderedFlow> Flows { get; } = [];

    /// <summary>Whether nothing else flows: no drawn deposits and withdrawals.</summary>
    public bool IsAlone { get; set; }

    /// <summary>All that is wrong with one of the flows in a range of test; null when nothing is.</summary>
    public static string? Wrong(OrderedFlow flow, DateTimeOffset start, DateTimeOffset end) =>
        string.Join(' ', new[] { WrongDate(flow, start, end), WrongAmount(flow) }.OfType<string>()) is { Length: > 0 } wrong ? wrong : null;

    private static string? WrongAmount(OrderedFlow flow) =>
        double.TryParse(flow.Amount, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) && amount is > 0 and <= 1e12
            ? null
            : $"The amount is \"{flow.Amount}\"; it must be a number above 0, without signs between the digits.";

    private static string? WrongDate(OrderedFlow flow, DateTimeOffset start, DateTimeOffset end)
    {
        if (!DateOnly.TryParseExact(flow.Date, "yyyy-MM-dd", out DateOnly date)) return $"\"{flow.Date}\" is not a date such as {end:yyyy-MM-dd}.";
        var moment = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return moment <= start || moment >= end ? $"{flow.Date} lies outside the test range, {start:yyyy-MM-dd} to {end:yyyy-MM-dd}." : null;
    }

    /// <summary>What follows <c>btcai</c>: the agent on its own test range, with these flows.</summary>
    public IReadOnlyList<string> Arguments(RunRecord run, BucketReport report, long intervalMs) =>
    [
        "backtest", "--agent", run.Id, "--bucket", $"{report.Bucket}", "--data", run.Candles,
        "--from", Moment(report.Agent.Start.AddMilliseconds(-intervalMs)), "--to", Moment(report.Agent.End),
        .. Flows.SelectMany(flow => new[] { flow.IsDeposit ? "--deposit" : "--withdraw", $"{flow.Date}:{flow.Amount}" }),
        .. IsAlone ? ["--set", Draws + "withdrawals=false", "--set", Draws + "deposits=false"] : Array.Empty<string>(),
    ];

    /// <summary>Whether a job's arguments are those of such a backtest.</summary>
    public static bool IsOf(IReadOnlyList<string> arguments, string run, Bucket bucket) =>
        arguments.Count > 4 && arguments[0] == "backtest" && arguments[2] == run && arguments[4] == $"{bucket}";

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
