using BtcAi.Dashboard.Forms;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BtcAi.Tests.Dashboard.Forms;

public sealed class UnsavedQuestionTests : PlannedHome
{
    private NavigationManager Navigation => Components.Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Leaving_with_changes_is_asked_about_and_may_be_called_off()
    {
        var dialogs = Components.Render<MudDialogProvider>();
        Navigation.NavigateTo("settings");
        Components.Render<UnsavedQuestion>(parameters => parameters.Add(question => question.Changes, 2));
        Navigation.NavigateTo("notes");
        await Answer(dialogs, "Stay");
        Assert.EndsWith("/settings", Navigation.Uri, StringComparison.Ordinal);
        Navigation.NavigateTo("notes");
        await Answer(dialogs, "Leave");
        dialogs.WaitForAssertion(() => Assert.EndsWith("/notes", Navigation.Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "notes")]
    [InlineData(2, "settings?other=1")]
    public void Nothing_is_asked_without_changes_or_on_the_same_page(int changes, string target)
    {
        Components.Render<MudDialogProvider>();
        Navigation.NavigateTo("settings");
        Components.Render<UnsavedQuestion>(parameters => parameters.Add(question => question.Changes, changes));
        Navigation.NavigateTo(target);
        Assert.EndsWith(target, Navigation.Uri, StringComparison.Ordinal);
    }

    private static async Task Answer(IRenderedComponent<MudDialogProvider> dialogs, string text)
    {
        dialogs.WaitForAssertion(() => Assert.Contains("2 changes are not saved yet", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.FindAll("button").First(button => button.TextContent.Trim() == text).ClickAsync();
        dialogs.WaitForAssertion(() => Assert.DoesNotContain("not saved yet", dialogs.Markup, StringComparison.Ordinal));
    }
}
