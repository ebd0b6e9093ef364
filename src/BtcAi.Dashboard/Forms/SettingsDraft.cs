using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Dashboard.Forms;

/// <summary>Settings while a person changes them: texts, what is wrong with each, and what would be saved.</summary>
public sealed class SettingsDraft
{
    private readonly SettingsTree _base;
    private readonly Dictionary<string, string> _changed = [];

    /// <param name="saved">What the texts start from, and what "changed" is measured against.</param>
    public SettingsDraft(SettingsTree saved)
    {
        _base = saved;
        Check();
    }

    /// <summary>By key; a key without an entry is fine.</summary>
    public IReadOnlyDictionary<string, Problem> Wrong { get; private set; } = new Dictionary<string, Problem>();

    /// <summary>What is wrong between settings that are each fine.</summary>
    public IReadOnlyList<Problem> Together { get; private set; } = [];

    /// <summary>The whole tree; null while anything is wrong.</summary>
    public SettingsTree? Tree { get; private set; }

    /// <summary>Changed settings as <c>key=value</c>, in the order of the catalogue.</summary>
    public IReadOnlyList<string> Assignments => [.. SettingsCatalog.All.Where(s => IsChanged(s.Key)).Select(s => $"{s.Key}={_changed[s.Key]}")];

    public string TextOf(SettingEntry setting) => _changed.GetValueOrDefault(setting.Key, BaseOf(setting));

    /// <summary>The text that the draft started with, numbers without powers of ten.</summary>
    public string BaseOf(SettingEntry setting) => SettingText.Plain(setting.TextIn(_base));

    public bool IsChanged(string key) => _changed.ContainsKey(key);

    public void Change(SettingEntry setting, string text)
    {
        if (text == BaseOf(setting)) _changed.Remove(setting.Key);
        else _changed[setting.Key] = text;
        Check();
    }

    /// <summary>Back to where the draft started.</summary>
    public void Reset(SettingEntry setting) => Change(setting, BaseOf(setting));

    private void Check()
    {
        var wrong = new Dictionary<string, Problem>();
        foreach ((string key, string text) in _changed)
        {
            // Alone first, so that each field can show its own rule.
            var problems = new Problems();
            SettingsCatalog.Check(key, text, problems);
            if (problems.Count > 0) wrong[key] = problems.Spelled[0];
        }
        Wrong = wrong;
        var together = new Problems();
        Tree = wrong.Count > 0 ? null : together.Catch(() => _base.With(Assignments));
        Together = together.Spelled;
    }
}
