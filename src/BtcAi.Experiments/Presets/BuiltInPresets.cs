namespace BtcAi.Experiments.Presets;

/// <summary>Starting points that come with the program: five characters, and one default per bucket. Nobody has shown that they earn anything.</summary>
public static class BuiltInPresets
{
    public static IReadOnlyList<Preset> All { get; } =
    [
        Of("Scalping Conservative", "Scalping", "Trades are many and edges thin, so training faces dearer costs, small losses end a day, and doubtful positions shrink.",
            "learning.cost_randomisation_max=2.5", "learning.young_cost_multiplier=2", "risk.max_drawdown=0.06", "risk.stop_loss=0.02", "risk.daily_loss=0.015",
            "trading.rebalance_band=0.1", "probabilistic_prediction.uncertainty_penalty=0.8"),
        Of("Scalping Aggressive", "Scalping", "Gives the agent room: wider limits and a longer search for active policies; falls may be deep, and costs eat first what trades often.",
            "learning.risk_aversion=1", "learning.cost_randomisation_max=1.2", "model.entropy_coef=0.02", "risk.max_drawdown=0.25", "risk.daily_loss=0.06",
            "risk.volatility_target=0.8"),
        Of("Short Balanced", "Short", "Between the two: a middling aversion to risk, stops that follow the market's range, and exposure steered by volatility.",
            "learning.risk_aversion=2", "risk.use_dynamic_sl=true", "risk.max_drawdown=0.12", "probabilistic_prediction.position_sizing_strategy=VolatilityTargeted"),
        Of("Medium Growth", "Medium", "Lets gains run: no fixed take-profit, a wide trailing stop, and little aversion to risk on the way.",
            "learning.risk_aversion=1", "risk.take_profit=0", "risk.trailing_stop=0.2", "risk.max_drawdown=0.3", "risk.volatility_target=0.5"),
        Of("Long Stability", "Long", "Shallow falls before high gains: strong aversion to risk, a low volatility target, and orders only when drift is large.",
            "learning.risk_aversion=4", "risk.max_drawdown=0.15", "risk.volatility_target=0.2", "trading.rebalance_band=0.15", "goals.priority_max_drawdown=4"),
        Of("Scalping Default", "Scalping", "Five-minute candles are plenty: more windows per update and a wider network have something to learn from.",
            "model.hidden_size=192", "model.windows=384", "model.window_decisions=96"),
        Of("Short Default", "Short", "Hourly decisions: windows of four days, and dearer costs in training against trading too often.",
            "model.window_decisions=96", "learning.cost_randomisation_max=2"),
        Of("Medium Default", "Medium", "Four-hour decisions are fewer: a smaller network with more weight decay remembers less of the noise.",
            "model.hidden_size=96", "model.weight_decay=0.0003", "model.windows=192"),
        Of("Long Default", "Long", "A few thousand days are all there is: a small network, strong weight decay and short windows.",
            "model.hidden_size=48", "model.weight_decay=0.001", "model.windows=128", "model.window_decisions=48"),
    ];

    private static Preset Of(string name, string category, string description, params string[] settings) =>
        new(name, category, description, Preset.Merged(settings), PresetKind.BuiltIn, DateTimeOffset.UnixEpoch);
}
