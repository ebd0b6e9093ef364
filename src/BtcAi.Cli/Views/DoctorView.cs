using BtcAi.Experiments.Health;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>An examination as a person reads it: a line per check, and below it what to do.</summary>
internal static class DoctorView
{
    public static IEnumerable<IRenderable> Of(IReadOnlyList<HealthFinding> findings)
    {
        var grid = new Grid().AddColumns(3);
        foreach (HealthFinding f in findings)
        {
            (string word, Color colour) = f.State switch
            {
                HealthState.Ok => ("ok", Color.Green),
                HealthState.Warning => ("warning", Color.Yellow),
                _ => ("failed", Color.Red),
            };
            grid.AddRow(new Text(word, new Style(colour)), new Text(f.Check), new Text(f.WhatToDo.Length == 0 ? f.Says : $"{f.Says}{Environment.NewLine}→ {f.WhatToDo}"));
        }
        yield return grid;
        int failed = findings.Count(f => f.State == HealthState.Failed), warned = findings.Count(f => f.State == HealthState.Warning);
        yield return new Text(failed + warned == 0 ? "All is well." : $"{findings.Count - failed - warned} ok, {warned} {(warned == 1 ? "warning" : "warnings")}, {failed} failed.");
    }
}
