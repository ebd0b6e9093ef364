namespace BtcAi.Experiments.SettingsFiles;

/// <summary>What a migration did with one key.</summary>
public enum KeyFate
{
    TakenOver,
    Renamed,

    /// <summary>Kept as it was; it has no effect yet.</summary>
    KeptForLater,

    /// <summary>Another key of the same file means the same and won.</summary>
    Overruled,

    Dropped,

    /// <summary>No version knew it.</summary>
    Unknown,

    /// <summary>Its value breaks a rule of today.</summary>
    Refused,
}
