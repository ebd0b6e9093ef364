namespace BtcAi.Foundation.Errors;

/// <summary>The dashboard and its server.</summary>
public static class DashboardErrors
{
    public static ErrorCode Port { get; } = new(
        "BTCAI-WEB-001", "The dashboard's port could not be opened",
        "Another program listens on it, or the system does not allow it.",
        "Choose another with `btcai ui --port N`; 0 takes a free one.");

    public static ErrorCode Running { get; } = new(
        "BTCAI-WEB-002", "A dashboard of this home runs already",
        "One home has one dashboard; a second start opens the page of the first.",
        "Use the page that is open, stop the first with Ctrl+C, or name another --home.");

    public static ErrorCode Job { get; } = new(
        "BTCAI-WEB-003", "A job could not be started",
        "The program could not start itself as a second process.",
        "Check that the program's file may be run, and that there is memory left.");

    public static ErrorCode NotFound { get; } = new(
        "BTCAI-WEB-004", "An address names what is not there",
        "It was typed, or kept from another home, or what it names is gone.",
        "Choose on the page from what is there.");
}
