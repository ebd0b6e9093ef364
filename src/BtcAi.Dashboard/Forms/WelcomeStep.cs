namespace BtcAi.Dashboard.Forms;

/// <summary>The steps of the first start, in order.</summary>
public enum WelcomeStep
{
    Home,
    Machine,
    Candles,
    Buckets,
    Goal,
    Risk,
    Summary,
}
