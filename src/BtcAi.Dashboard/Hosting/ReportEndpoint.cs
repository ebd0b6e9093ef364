using System.Text.Json;
using BtcAi.Dashboard.Jobs;
using BtcAi.Experiments.Evaluations;
using BtcAi.Experiments.Html;
using BtcAi.Experiments.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BtcAi.Dashboard.Hosting;

/// <summary><c>/report/JOB</c>: an evaluation as the one page that is kept, sent and printed.</summary>
internal static class ReportEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("report/{job}", (string job, JobDesk desk) =>
        desk.Find(job) is { State: JobState.Finished } found && found.Record.Arguments[0] == "evaluate"
            ? Results.Content(EvaluationPage.Write(JsonSerializer.Deserialize<EvaluationReport>(desk.Output(job), RunJson.Options)!), "text/html; charset=utf-8")
            : Results.NotFound());
}
