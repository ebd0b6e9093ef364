using BtcAi.Dashboard.Pages;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BtcAi.Tests.Dashboard.Pages;

public sealed class TrainTests : PlannedHome
{
    [Fact]
    public void An_address_that_names_what_is_not_there_says_so()
    {
        Components.Services.GetRequiredService<NavigationManager>().NavigateTo("train?preset=nope&data=nowhere");
        string said = Components.Render<Train>().Find(".trouble").TextContent;
        Assert.Contains("no candles called \"nowhere\"", said, StringComparison.Ordinal);
        Assert.Contains("no preset called \"nope\"", said, StringComparison.Ordinal);
    }
}
