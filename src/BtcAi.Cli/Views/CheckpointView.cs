using BtcAi.Experiments.Checkpoints;
using BtcAi.Experiments.Html;
using BtcAi.Foundation;
using BtcAi.Learning.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>Checkpoints as a person reads them.</summary>
internal static class CheckpointView
{
    public static IEnumerable<IRenderable> List(IReadOnlyList<ListedCheckpoint> all)
    {
        if (all.Count == 0)
        {
            yield return new Text("No checkpoints yet; training saves them.");
            yield break;
        }
        var table = new FittedTable(
            new FittedColumn("Checkpoint", 10, left: true), new FittedColumn("Role", 9, left: true), new FittedColumn("Why saved", "Why", 7, Left: true),
            new FittedColumn("Saved (UTC)", 3, left: true), new FittedColumn("Size", 2), new FittedColumn("Best score", "Score", 6), new FittedColumn("Best at", 5),
            new FittedColumn("Tags and note", "Tags", 8, Left: true));
        foreach (ListedCheckpoint c in all)
        {
            table.AddRow(
                c.Damage is null ? Style.Plain : new Style(Color.Red),
                $"{c.Bucket}/{c.Name}".ToLowerInvariant(), c.Damage is null ? c.Role.InWords() : "Damaged", $"{c.Reason}", $"{c.Saved:yyyy-MM-dd HH:mm:ss}", Written.Size(c.Bytes),
                Figures.Number(c.Score, "0.000"), c.IsBest ? "here" : "", Labels(c.Tags, c.Note.Length > 40 ? c.Note[..39] + "…" : c.Note));
        }
        yield return table;
        yield return new Text($"{all.Count} {(all.Count == 1 ? "checkpoint" : "checkpoints")}, {Written.Size(all.Sum(c => c.Bytes))} in all. Names continue {all[0].Id.Split('/')[0]}/");
    }

    /// <summary>Tags in brackets, so that they are not taken for the note's first words.</summary>
    public static string Labels(IEnumerable<string> tags, string note) => string.Join(' ', tags.Select(tag => $"[{tag}]").Append(note)).Trim();

    public static IEnumerable<IRenderable> Show(CheckpointContent c)
    {
        var grid = new Grid().AddColumns(2);
        foreach ((string name, string value) in new[]
        {
            ("Checkpoint", c.Id), ("Saved", $"{c.Saved:yyyy-MM-dd HH:mm:ss} UTC, {c.Reason}, {Written.Size(c.Bytes)}"), ("Checksum", c.Checksum),
            ("Tags, note", Labels(c.Tags, c.Note) is { Length: > 0 } label ? label : "none"),
            ("Agent", $"{c.Card.Bucket}, {c.Card.Model}, network {c.Card.Network.Inputs} inputs, {c.Card.Network.Layers} × {c.Card.Network.Hidden}, {c.Card.Network.Outputs} outputs"),
            ("Candles", $"{c.Card.DataName}, training {Range(c.Card.Training.FromMs, c.Card.Training.ToMs)}, validation {Range(c.Card.Validation.FromMs, c.Card.Validation.ToMs)}"),
            ("Seed, build", $"{c.Card.Seed}, {c.Card.Build}"),
            ("Updates", $"{c.State.Update}{(c.State.Finished ? ", finished" : "")}; best at {c.State.BestUpdate}"),
        }) grid.AddRow(new Text(name), new Text(value));
        yield return grid;
        if (c.State.Curve.Count > 0) yield return Curve(c.State);
        var arrays = new FittedTable(new("Array", 9, left: true), new("Type", 5, left: true), new("Shape", 7), new("Bytes", 3));
        foreach (CheckpointArray a in c.Arrays) arrays.AddRow(a.Name, a.Element, string.Join('×', a.Shape), Figures.Count(a.Bytes));
        yield return arrays;
        yield return new Text("--json gives the settings and the whole card as well.");
    }

    public static IEnumerable<IRenderable> Compare(CheckpointComparison c)
    {
        var grid = new Grid().AddColumns(3);
        grid.AddRow(new Text(""), new Text(c.First), new Text(c.Second));
        grid.AddRow(new Text("Updates"), new Text($"{c.FirstState.Update}"), new Text($"{c.SecondState.Update}"));
        grid.AddRow(new Text("Best at"), new Text($"{c.FirstState.BestUpdate}"), new Text($"{c.SecondState.BestUpdate}"));
        grid.AddRow(new Text("Best score"), new Text(Figures.Number(c.FirstState.Best?.Score, "0.0000")), new Text(Figures.Number(c.SecondState.Best?.Score, "0.0000")));
        yield return grid;
        yield return new Text(c.Settings.Count == 0 ? "The settings are the same." : string.Join(Environment.NewLine, c.Settings));
        if (c.Layers is null)
        {
            yield return new Text("The networks differ in shape: their weights cannot be compared.");
            yield break;
        }
        var table = new FittedTable(new("Layer", 9, left: true), new("Weights", 3), new("L2 distance", 7), new("Relative", 8), new("Cosine", 6));
        foreach (LayerDistance layer in c.Layers)
            table.AddRow(layer.Layer, Figures.Count(layer.Weights), Figures.Number(layer.L2, "0.0000"), Figures.Percent(layer.RelativeL2, "0.00"), Figures.Number(layer.Cosine, "0.0000"));
        yield return table;
    }

    private static FittedTable Curve(TrainerState state)
    {
        const int shown = 12;
        var table = new FittedTable(new("Validated at", 9), new("Score", 8), new("Net", 7), new("Sharpe", 6), new("Drawdown", 5), new("Trades", 4));
        foreach (ValidationPoint p in state.Curve.TakeLast(shown))
            table.AddRow($"{p.Update}", Figures.Number(p.Score, "0.0000"), Figures.Percent(p.NetProfit), Figures.Number(p.Sharpe), Figures.Percent(p.MaximumDrawdown), $"{p.Trades}");
        return table;
    }

    private static string Range(long fromMs, long toMs) => $"{Words.Time(fromMs)[..10]} to {Words.Time(toMs)[..10]}";
}
