using MudBlazor;

namespace BtcAi.Dashboard.Layout;

/// <summary>Every page that the navigation, the palette and the keyboard lead to. A new page is one line here.</summary>
public static class PageList
{
    public static IReadOnlyList<PageLink> All { get; } =
    [
        new("", "Overview", "", 'o', Icons.Material.Outlined.SpaceDashboard),
        new("Train", "Train", "train", 't', Icons.Material.Outlined.ModelTraining),
        new("Train", "Monitoring", "monitoring", 'm', Icons.Material.Outlined.MonitorHeart),
        new("Agent", "Strategy", "strategy", 'y', Icons.Material.Outlined.Tune),
        new("Agent", "Model", "model", 'i', Icons.Material.Outlined.Hub),
        new("Agent", "Reward", "reward", 'w', Icons.Material.Outlined.EmojiEvents),
        new("Agent", "Withdrawals", "withdrawals", 'x', Icons.Material.Outlined.AccountBalanceWallet),
        new("Judge", "Backtests", "backtests", 'b', Icons.Material.Outlined.QueryStats),
        new("Judge", "Compare", "compare", 'c', Icons.Material.Outlined.CompareArrows),
        new("Keep", "Checkpoints", "checkpoints", 'k', Icons.Material.Outlined.Bookmarks),
        new("Keep", "Presets", "presets", 'p', Icons.Material.Outlined.Style),
        new("Market", "Data", "data", 'd', Icons.Material.Outlined.CandlestickChart),
        new("Program", "Recovery", "recovery", 'r', Icons.Material.Outlined.HealthAndSafety),
        new("Program", "Settings", "settings", 'e', Icons.Material.Outlined.Settings),
        new("Program", "Logs", "logs", 'l', Icons.Material.Outlined.Subject),
        new("Program", "Notes", "notes", 'n', Icons.Material.Outlined.EditNote),
        new("Program", "Help", "help", 'h', Icons.Material.Outlined.HelpOutline),
    ];
}
