namespace BtcAi.Experiments.Store;

/// <summary>One judgement of one agent on candles it never saw, as it is kept for good; empty or null is what is not known.</summary>
public sealed record EvaluationRow
{
    public required EvaluationSource Source { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long MadeMs { get; init; }

    /// <summary>Id of the run, which may be gone.</summary>
    public string Run { get; init; } = "";

    public string Bucket { get; init; } = "";

    /// <summary>Name that the preset had; empty for settings without one.</summary>
    public string Preset { get; init; } = "";

    /// <summary>Of what the preset said, whatever it is called now.</summary>
    public string PresetHash { get; init; } = "";

    public string SettingsHash { get; init; } = "";

    /// <summary>All settings, defaults included, a <c>key=value</c> a line.</summary>
    public string Settings { get; init; } = "";

    /// <summary>How the judged candles were chosen: test, fold, hold-out.</summary>
    public string Scheme { get; init; } = "";

    public string Candles { get; init; } = "";
    public string Fingerprint { get; init; } = "";

    /// <summary>Closes of the first and last judged candle, Unix milliseconds.</summary>
    public long? FromMs { get; init; }

    /// <inheritdoc cref="FromMs"/>
    public long? ToMs { get; init; }

    /// <summary>Fraction, after costs.</summary>
    public double? Net { get; init; }

    /// <summary>What holding made on the same candles at the same costs, fraction.</summary>
    public double? Hold { get; init; }

    /// <summary>A year, with its 95 % interval.</summary>
    public double? Sharpe { get; init; }

    /// <inheritdoc cref="Sharpe"/>
    public double? SharpeLow { get; init; }

    /// <inheritdoc cref="Sharpe"/>
    public double? SharpeHigh { get; init; }

    /// <summary>Deepest fall, fraction.</summary>
    public double? Drawdown { get; init; }

    /// <summary>Fraction of the trades.</summary>
    public double? WinRate { get; init; }

    public double? ProfitFactor { get; init; }
    public int? Trades { get; init; }

    /// <summary>Achievement of the bucket's goal, 0 to 1.</summary>
    public double? Goal { get; init; }

    public string Seed { get; init; } = "";

    /// <summary>The settings that costs come from, <c>key=value</c>, separated by spaces.</summary>
    public string Costs { get; init; } = "";

    /// <summary>Distinct trials on the judged range when it was judged.</summary>
    public int? Trials { get; init; }

    /// <summary>Of the verdict; empty where none was given.</summary>
    public string Light { get; init; } = "";

    /// <summary>An imported entry as the file had it, JSON.</summary>
    public string Original { get; init; } = "";

    /// <summary>Net return over what holding made; null where one is missing.</summary>
    public double? Excess => Net - Hold;
}
