namespace BtcAi.Experiments.Settings;

/// <summary>The least important lines that the logs keep.</summary>
public enum LogDetail
{
    Debug,
    Information,
    Warning,
    Error,
}
