using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.SettingsFiles;

/// <summary>What a migration made of a file.</summary>
/// <param name="Form">What the file was, such as "version 1.2, flat keys".</param>
/// <param name="Description">Of a preset of the Python program; empty otherwise.</param>
/// <param name="File">What it is today, without the keys that were refused.</param>
/// <param name="Keys">Every key of the old file, in its order.</param>
public sealed record Migration(string Form, string Description, SettingsFile File, IReadOnlyList<MigratedKey> Keys)
{
    public IEnumerable<MigratedKey> Refused => Keys.Where(key => key.Fate == KeyFate.Refused);

    /// <exception cref="UserMistakeException">Every value that breaks a rule of today.</exception>
    public Migration Complete()
    {
        var problems = new Problems(shown: 1000);
        foreach (MigratedKey key in Refused) problems.Add(SettingErrors.NotMigrated, key.Key == key.NewKey ? key.Remark : $"{key.Key}: {key.Remark}");
        if (problems.Count > 0) problems.Add(SettingErrors.NotMigrated, "Nothing was taken over: correct these values in the file, or leave them out with --drop-invalid.");
        problems.ThrowIfAny();
        return this;
    }
}
