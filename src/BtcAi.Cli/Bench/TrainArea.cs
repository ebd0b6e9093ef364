namespace BtcAi.Cli.Bench;

/// <summary>Whole updates of the learners, gathering included.</summary>
internal sealed class TrainArea : IBenchArea
{
    public string Name => "train";

    public IEnumerable<BenchRow> Measure(BenchPlan plan, BenchTimer timer) =>
    [
        .. TrainingMemory.Measure(plan),
        .. CounterfactualTraining.Measure(plan, timer),
        .. PpoTraining.Measure(plan, timer),
    ];
}
