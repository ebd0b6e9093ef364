namespace BtcAi.Experiments.Settings;

/// <summary>What became of a key that settings files of older versions hold.</summary>
public enum LegacyFate
{
    /// <summary>It is a setting today, under this or another key.</summary>
    Lives,

    /// <summary>Nothing acts on it yet; its value is kept as it was.</summary>
    Later,

    /// <summary>Something else does what it did.</summary>
    Gone,
}
