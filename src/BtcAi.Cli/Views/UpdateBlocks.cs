using BtcAi.Learning;
using BtcAi.Learning.Training;

namespace BtcAi.Cli.Views;

/// <summary>Means over blocks of 50 updates, to compare the last ones.</summary>
internal sealed class UpdateBlocks
{
    public const int Size = 50;
    private const int Shown = 4;

    private readonly SortedDictionary<int, List<UpdateMetrics>> _updates = [];
    private readonly SortedDictionary<int, ValidationPoint> _best = [];

    public void Clear()
    {
        _updates.Clear();
        _best.Clear();
    }

    public void Add(int update, UpdateMetrics metrics)
    {
        int block = (update - 1) / Size;
        if (!_updates.TryGetValue(block, out List<UpdateMetrics>? list)) _updates[block] = list = [];
        list.Add(metrics);
    }

    public void Add(ValidationPoint point)
    {
        int block = (point.Update - 1) / Size;
        if (!_best.TryGetValue(block, out ValidationPoint? best) || point.Score > best.Score) _best[block] = point;
    }

    public FittedTable ToTable(string bucket)
    {
        var table = new FittedTable(
            new FittedColumn($"{bucket}, updates", bucket, 10, Left: true), new FittedColumn("Reward", 8),
            new FittedColumn("Turnover", "Turn.", 5), new FittedColumn("Entropy", 6), new FittedColumn("KL", 3),
            new FittedColumn("Value loss", "Value", 2), new FittedColumn("Gradient", "Grad.", 1),
            new FittedColumn("Decisions/s", "Dec./s", 4), new FittedColumn("Best validation", "Best val.", 9));
        foreach ((int block, List<UpdateMetrics> list) in _updates.TakeLast(Shown))
        {
            double seconds = list.Sum(m => m.Seconds.Total);
            table.AddRow(
                $"{block * Size + 1}–{block * Size + Size}",
                Figures.Number(list.Average(m => m.Reward), "0.0000"),
                Figures.Number(list.Average(m => m.Turnover), "0.000"),
                Figures.Number(list.Average(m => m.Entropy), "0.000"),
                Figures.Number(list.Average(m => m.Kl), "0.0000"),
                Figures.Number(list.Average(m => m.ValueLoss), "0.000"),
                Figures.Number(list.Average(m => m.GradientNorm)),
                Figures.Rate(list.Sum(m => m.Decisions) / seconds),
                _best.TryGetValue(block, out ValidationPoint? best) ? Figures.Percent(best.NetProfit) : "–");
        }
        return table;
    }
}
