using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BtcAi.Cli.Views;

/// <summary>What became of every key of an older settings file: a count, then a line or two per key.</summary>
public static class MigrationView
{
    public static IEnumerable<IRenderable> Of(Migration migration)
    {
        string counts = string.Join(", ", migration.Keys.GroupBy(key => key.Fate).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.InWords().ToLowerInvariant()}"));
        yield return new Text($"{migration.Form}: {(counts.Length > 0 ? counts : "no keys")}.");
        foreach (var group in migration.Keys.GroupBy(key => key.Fate).OrderBy(group => group.Key))
        {
            yield return new Rows(group.Select(key => (IRenderable)new Text(Line(key), new Style(decoration: key.Fate == KeyFate.Refused ? Decoration.Bold : Decoration.None)))
                .Prepend(new Text(group.Key == KeyFate.KeptForLater ? "Kept for a later version: has no effect yet" : group.Key.InWords())));
        }
    }

    private static string Line(MigratedKey key)
    {
        if (key.Fate == KeyFate.Refused) return $"  {key.Key} = {key.Value}: {key.Remark}";
        bool moved = key.Fate is KeyFate.Renamed or KeyFate.TakenOver && (key.NewKey != key.Key || key.NewValue != key.Value.Trim('"'));
        string target = moved ? $" → {key.NewKey} = {key.NewValue}" : "";
        string remark = key.Remark.Length > 0 && key.Fate != KeyFate.KeptForLater ? $" ({key.Remark})" : "";
        return $"  {key.Key} = {key.Value}{target}{remark}";
    }
}
