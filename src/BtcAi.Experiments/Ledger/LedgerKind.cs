namespace BtcAi.Experiments.Ledger;

/// <summary>What touched the candles.</summary>
public enum LedgerKind
{
    /// <summary>A bucket was trained and its selected agent judged on the test range.</summary>
    Training,

    /// <summary>A trained agent was judged again.</summary>
    Backtest,

    /// <summary>One fold or one more seed of an evaluation was trained and judged.</summary>
    Evaluation,

    /// <summary>A hold-out was opened and a trained agent judged on it.</summary>
    HoldOut,
}
