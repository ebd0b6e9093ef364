using BtcAi.Experiments.Recovery;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>What died or was left behind, as a person reads it.</summary>
internal static class RecoveryView
{
    public static IEnumerable<IRenderable> Of(IReadOnlyList<RecoveryFinding> findings, string homeOption)
    {
        if (findings.Count == 0)
        {
            yield return new Text("Nothing died and nothing was left behind.");
            yield break;
        }
        foreach (RecoveryFinding f in findings)
            yield return new Text($"{f.Kind} {f.Name}{Environment.NewLine}  {f.What}{Environment.NewLine}  {f.WayOut}");
        int resumable = findings.Count(f => f.CanResume);
        if (resumable > 0)
            yield return new Text($"{resumable} can go on: btcai recover {(resumable == 1 ? findings.First(f => f.CanResume).Name : "RUN, or all with btcai recover --all")}{homeOption}");
    }
}
