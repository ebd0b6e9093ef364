using BtcAi.Cli.Hosting;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Cli.Commands;

/// <summary>Settings by what people call them: the defaults, the home's, a file's of any version, a run's.</summary>
internal static class SettingsSource
{
    /// <exception cref="UserMistakeException">Nothing is called so, or it has problems.</exception>
    public static SettingsTree Load(string name, CommandContext context)
    {
        if (name == "default") return SettingsTree.Default;
        if (name == "home") return context.Settings.Load().Settings;
        if (!File.Exists(name)) return Run(name, context);
        string text = TextFile.Read(name);
        bool today = SettingsFile.IsToday(text);
        return today ? SettingsFile.Parse(text).Settings : SettingsMigration.Of(text, context.Clock.GetUtcNow()).Complete().File.Settings;
    }

    private static SettingsTree Run(string name, CommandContext context)
    {
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.Contains(Path.DirectorySeparatorChar))
            throw new UserMistakeException(CommandErrors.NotAFile, $"{name} does not exist; name a settings file, a run, default or home.");
        return context.Runs.Find(name).Settings;
    }
}
