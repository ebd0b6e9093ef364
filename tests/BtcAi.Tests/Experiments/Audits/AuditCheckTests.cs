using BtcAi.Experiments.Audits;

namespace BtcAi.Tests.Experiments.Audits;

/// <summary>Every check passes on an honest agent and fails, by name, on a rigged one.</summary>
public sealed class AuditCheckTests : IDisposable
{
    private const int Feature = 3;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Names => [.. AuditList.All.Select(check => check.Name)];

    [Theory, MemberData(nameof(Names))]
    public void An_honest_agent_passes(string name)
    {
        AuditResult result = AuditList.All.Single(check => check.Name == name).Run(AuditSubjects.Of(_folder));
        Assert.True(result.Outcome == AuditOutcome.Passed, $"{result.Sentence} {string.Join("; ", result.Findings)}");
        Assert.NotEmpty(result.Sentence);
    }

    [Theory]
    [InlineData("PPO", "trading.frictions=true", "risk.risk_management=true")]
    [InlineData("PPO", "trading.frictions=false", "risk.risk_management=true")]
    [InlineData("A2C", "trading.frictions=true", "risk.risk_management=false")]
    [InlineData("A2C", "trading.frictions=false", "risk.risk_management=true")]
    [InlineData("ActorCritic", "trading.frictions=true", "risk.risk_management=true")]
    [InlineData("ActorCritic", "trading.frictions=false", "risk.risk_management=true")]
    public void Every_check_works_on_agents_of_every_kind_with_frictions_and_caps_or_without(string model, string frictions, string caps)
    {
        AuditSubject subject = AuditSubjects.Of(_folder, null, 1, $"model.type={model}", frictions, caps);
        Assert.Equal(subject.Setup.Rules.HasCaps, subject.Agent.SeesCaps);
        foreach (IAuditCheck check in AuditList.All)
        {
            AuditResult result = check.Run(subject);
            bool kept = result.Outcome == AuditOutcome.Passed ||
                (check is ShuffledReturnsCheck && result.Outcome == AuditOutcome.ProvedNothing);
            Assert.True(kept, $"{check.Name}: {result.Sentence} {string.Join("; ", result.Findings)}");
        }
    }

    [Fact]
    public void Over_twenty_markets_a_leaking_feature_is_named_every_time_and_a_clean_one_never()
    {
        AuditSubject trained = AuditSubjects.Of(_folder);
        // The screen alone, over all decisions: too few are left to test small agents on, which take most of the time.
        IAuditCheck[] checks = [new LookAheadCheck(), new PlantedLeakCheck()];
        for (ulong seed = 1; seed <= 20; seed++)
        {
            AuditSubject clean = trained.OnMarket(seed).WithTest(50) with { Plan = AuditSubjects.Quick with { Seed = seed } };
            AuditSubject leaking = clean.Leaking(Feature);
            foreach (IAuditCheck check in checks)
            {
                AuditResult honest = check.Run(clean), found = check.Run(leaking);
                Assert.True(honest.Findings.Count == 0, $"market {seed}: {honest.Sentence} {string.Join("; ", honest.Findings)}");
                Assert.True(found.Outcome == AuditOutcome.Failed, $"market {seed}: {found.Sentence}");
                Assert.Contains(found.Findings, f => f.Subject == clean.Features.Names[Feature]);
                Assert.DoesNotContain(found.Findings, f => clean.Features.Names.Contains(f.Subject) && f.Subject != clean.Features.Names[Feature]);
            }
        }
    }

    [Fact]
    public void An_agent_that_never_trades_on_shuffled_returns_proves_nothing()
    {
        // At a fee of a tenth no trade is worth it.
        AuditSubject subject = AuditSubjects.Of(_folder, null, 1, "trading.fee=0.1", "trading.frictions=false");
        string[] more = ["learning.updates=60", "model.windows=256", "model.learning_rate=0.005", "model.final_learning_rate=0.002"];
        subject = subject with { Run = subject.Run with { Settings = subject.Run.Settings.With(more) } };
        AuditResult result = new ShuffledReturnsCheck().Run(subject with { Plan = subject.Plan with { Quick = false } });
        Assert.True(result.Outcome == AuditOutcome.ProvedNothing, result.Sentence);
        Assert.StartsWith("Proves nothing: the agent never traded.", result.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Updates_that_change_no_weight_prove_no_reproducibility(bool quick)
    {
        AuditSubject subject = AuditSubjects.Of(
            _folder, AuditSubjects.Quick with { Quick = quick }, 1, "model.learning_rate=1e-30", "model.final_learning_rate=1e-30");
        AuditResult result = new ReproducibilityCheck().Run(subject);
        Assert.True(result.Outcome == AuditOutcome.ProvedNothing, result.Sentence);
    }

    [Fact]
    public void Too_short_a_test_range_proves_nothing_about_leaks()
    {
        AuditSubject subject = AuditSubjects.Of(_folder);
        AuditResult result = new PlantedLeakCheck().Run(subject.WithTest(50));
        Assert.True(result.Outcome == AuditOutcome.ProvedNothing, result.Sentence);
    }

    [Fact]
    public void A_feature_that_peeks_one_candle_ahead_is_named_with_its_candle()
    {
        AuditSubject subject = AuditSubjects.Of(_folder).WithFeature(
            Feature, (candles, i) => i + 1 < candles.Count ? Math.Log(candles.Close[i + 1] / candles.Close[i]) : 0);
        AuditResult result = new LookAheadCheck().Run(subject);
        Assert.Equal(AuditOutcome.Failed, result.Outcome);
        AuditFinding[] named = [.. result.Findings.Where(f => f.Subject == subject.Features.Names[Feature])];
        Assert.Equal(3, named.Length);
        Assert.All(named, finding => Assert.Contains(finding.CandleMs!.Value, subject.Candles.OpenTimeMs));
        Assert.DoesNotContain(result.Findings, f => f.Subject != subject.Features.Names[Feature] && f.Subject != "decision");
        Assert.Contains(subject.Features.Names[Feature], result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_knows_the_whole_series_is_named_too()
    {
        AuditSubject subject = AuditSubjects.Of(_folder).WithFeature(Feature, (candles, i) => candles.Close[i] / candles.Close[^1]);
        AuditResult result = new LookAheadCheck().Run(subject);
        Assert.Contains(result.Findings, f => f.Subject == subject.Features.Names[Feature]);
    }

    [Fact]
    public void A_feature_that_never_forgets_fails_the_warm_up()
    {
        AuditSubject subject = AuditSubjects.Of(_folder).WithFeature(Feature, (candles, i) => Math.Log(candles.Close[i] / candles.Close[0]));
        AuditResult result = new WarmUpCheck().Run(subject);
        Assert.Equal(AuditOutcome.Failed, result.Outcome);
        AuditFinding finding = Assert.Single(result.Findings);
        Assert.Equal(subject.Features.Names[Feature], finding.Subject);
        Assert.Equal(subject.Features.Names[Feature], result.Table!.Rows[0].Name);
    }

    [Fact]
    public void One_altered_cell_breaks_parity_and_is_named_with_its_candle()
    {
        AuditSubject subject = AuditSubjects.Of(_folder);
        int row = subject.Features.WarmUp + 321;
        ref float cell = ref subject.Features.Values[row * subject.Features.Width + Feature];
        cell = MathF.BitIncrement(cell);
        AuditFinding finding = new ParityCheck().Run(subject).Findings[0];
        Assert.Equal((subject.Features.Names[Feature], subject.Candles.OpenTimeMs[row]), (finding.Subject, finding.CandleMs));
    }

    [Fact]
    public void Training_the_whole_run_again_gives_its_bytes()
    {
        AuditResult result = new ReproducibilityCheck().Run(AuditSubjects.Of(_folder, AuditSubjects.Quick with { Quick = false }));
        Assert.True(result.Outcome == AuditOutcome.Passed, result.Sentence);
    }

    [Fact]
    public void A_training_from_another_seed_is_not_reproduced()
    {
        AuditSubject subject = AuditSubjects.Of(_folder, AuditSubjects.Quick with { Quick = false }, trainedSeed: 2);
        AuditResult result = new ReproducibilityCheck().Run(subject);
        Assert.Equal(AuditOutcome.Failed, result.Outcome);
        Assert.Contains(result.Findings, f => f.Subject == "best.weights");
    }

    [Fact]
    public void A_run_limited_by_minutes_is_audited_by_two_short_trainings()
    {
        AuditSubject subject = AuditSubjects.Of(_folder, AuditSubjects.Quick with { Quick = false });
        AuditResult result = new ReproducibilityCheck().Run(subject with { Run = subject.Run with { Minutes = 1 } });
        Assert.Equal(AuditOutcome.Passed, result.Outcome);
        Assert.Contains("cannot be repeated", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_holds_the_next_return_is_flagged_by_name_and_noticed_by_the_learner()
    {
        AuditSubject subject = AuditSubjects.Of(_folder).Leaking(Feature);
        AuditResult result = new PlantedLeakCheck().Run(subject);
        Assert.Equal([subject.Features.Names[Feature], "features"], result.Findings.Select(f => f.Subject));
    }

    [Fact]
    public void An_agent_that_profits_from_shuffled_returns_fails()
    {
        AuditSubject subject = AuditSubjects.Of(_folder).Leaking(Feature);
        string[] more = ["learning.updates=60", "model.windows=256", "model.learning_rate=0.005", "model.final_learning_rate=0.002"];
        var run = subject.Run with { Settings = subject.Run.Settings.With(more) };
        subject = subject with { Run = run, Plan = subject.Plan with { Quick = false } };
        AuditResult result = new ShuffledReturnsCheck().Run(subject);
        Assert.True(result.Outcome == AuditOutcome.Failed, result.Sentence);
    }
}
