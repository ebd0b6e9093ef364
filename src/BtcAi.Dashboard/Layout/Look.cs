using MudBlazor;

namespace BtcAi.Dashboard.Layout;

/// <summary>Colours and type, dark and light. Up is blue and down is orange: they differ for every kind of sight.</summary>
public static class Look
{
    private static readonly string[] Fonts = ["Inter", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5cad",
            Secondary = "#8a4b00",
            Background = "#f6f7f9",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1a2230",
            DrawerBackground = "#ffffff",
            DrawerText = "#3b4657",
            DrawerIcon = "#5a6678",
            TextPrimary = "#1a2230",
            TextSecondary = "#566274",
            LinesDefault = "#dfe4ea",
            TableLines = "#e6eaef",
            Divider = "#dfe4ea",
            ActionDefault = "#566274",
            Error = "#b3261e",
            Warning = "#8a4b00",
            Success = "#0b6b4f",
            Info = "#0b5cad",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6cb6ff",
            Secondary = "#f0b072",
            Background = "#0d1117",
            Surface = "#151b23",
            AppbarBackground = "#151b23",
            AppbarText = "#e6edf3",
            DrawerBackground = "#10161d",
            DrawerText = "#b6c2cf",
            DrawerIcon = "#8b98a7",
            TextPrimary = "#e6edf3",
            TextSecondary = "#9aa7b5",
            LinesDefault = "#2a333e",
            TableLines = "#232b35",
            Divider = "#2a333e",
            ActionDefault = "#9aa7b5",
            PrimaryContrastText = "#0d1117",
            SecondaryContrastText = "#0d1117",
            ErrorContrastText = "#0d1117",
            WarningContrastText = "#0d1117",
            SuccessContrastText = "#0d1117",
            InfoContrastText = "#0d1117",
            Error = "#ff8a80",
            Warning = "#f0b072",
            Success = "#5fd0a6",
            Info = "#6cb6ff",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = ".875rem" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "600" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "212px", AppbarHeight = "48px" },
    };
}
