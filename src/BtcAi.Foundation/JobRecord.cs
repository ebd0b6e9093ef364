namespace BtcAi.Foundation;

/// <summary>What a job was started with: <c>HOME/jobs/ID/job.json</c>.</summary>
/// <param name="Id">UTC start and four random digits; sorts by start.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Arguments">What follows the program's name on the command line, without the home and the job's folder.</param>
public sealed record JobRecord(string Id, string Title, IReadOnlyList<string> Arguments, DateTimeOffset Started);
