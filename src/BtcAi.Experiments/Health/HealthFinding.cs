namespace BtcAi.Experiments.Health;

/// <summary>The outcome of one check.</summary>
/// <param name="Check">What was looked at, in two or three words.</param>
/// <param name="Says">What was found, one or more sentences.</param>
/// <param name="WhatToDo">Empty when nothing.</param>
public sealed record HealthFinding(string Check, HealthState State, string Says, string WhatToDo = "");
