namespace BtcAi.Cli.Bench;

/// <summary>Everything that one call of <c>btcai bench</c> measured.</summary>
internal sealed record BenchReport(BenchMachine Machine, string Version, int Repetitions, IReadOnlyList<BenchResult> Areas);

/// <summary>The rows of one area.</summary>
internal sealed record BenchResult(string Area, IReadOnlyList<BenchRow> Rows);
