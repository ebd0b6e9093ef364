using System.Text;
using BtcAi.Dashboard.Home;
using BtcAi.Experiments.Presets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BtcAi.Dashboard.Hosting;

/// <summary><c>/presets/export/NAME</c>: a preset as a file for others.</summary>
internal static class PresetEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("presets/export/{name}", (string name, HomeFolder home) =>
        home.PresetsOf(_ => { }).List().FirstOrDefault(preset => preset.Key == name) is { } found
            ? Results.File(Encoding.UTF8.GetBytes(PresetJson.Write(found with { Expires = null })), "application/json", $"{found.Key}.json")
            : Results.NotFound());
}
