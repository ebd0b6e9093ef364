namespace BtcAi.Experiments.Presets;

/// <summary>Whose a preset is.</summary>
public enum PresetKind
{
    /// <summary>Part of the program; it can be copied, not changed.</summary>
    BuiltIn,

    User,

    /// <summary>Goes to the trash by itself after a week.</summary>
    Temporary,
}
