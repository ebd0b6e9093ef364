namespace BtcAi.Dashboard.Forms;

/// <summary>How much risk someone wants to bear, as settings that the documentation explains.</summary>
/// <param name="Assignments">Settings as <c>key=value</c>; the designed values where they are null.</param>
public sealed record RiskChoice(string Name, string Says, IReadOnlyList<string> Assignments)
{
    public static IReadOnlyList<RiskChoice> All { get; } =
    [
        new("Careful", "Exposure is throttled to nothing at a drawdown of 10 %, volatility is held near 20 % a year, and agents are taught to avoid variance.",
            ["risk.max_drawdown=0.1", "risk.volatility_target=0.2", "learning.risk_aversion=3"]),
        new("Balanced", "Every bucket keeps its own limits (drawdowns of 10 to 30 %, volatility of 30 to 40 % a year), and risk aversion follows the goal.",
            ["risk.max_drawdown=null", "risk.volatility_target=null", "learning.risk_aversion=null"]),
        new("Bold", "Exposure is throttled to nothing only at a drawdown of 40 %, volatility may reach 80 % a year, and variance costs no more than log growth.",
            ["risk.max_drawdown=0.4", "risk.volatility_target=0.8", "learning.risk_aversion=1"]),
    ];
}
