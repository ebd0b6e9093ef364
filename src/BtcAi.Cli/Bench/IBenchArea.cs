namespace BtcAi.Cli.Bench;

/// <summary>One part of the product whose speed <c>btcai bench</c> measures.</summary>
internal interface IBenchArea
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>Measures as it is enumerated, so that each row can be shown when it is known.</summary>
    IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer);
}
