namespace BtcAi.Experiments.Settings;

/// <summary>One setting that differs between two trees, its values as text.</summary>
public sealed record SettingChange(string Key, string Before, string After)
{
    public static IEnumerable<SettingChange> Between(SettingsTree before, SettingsTree after) =>
        from entry in SettingsCatalog.All
        let change = new SettingChange(entry.Key, entry.TextIn(before), entry.TextIn(after))
        where change.Before != change.After
        select change;
}
