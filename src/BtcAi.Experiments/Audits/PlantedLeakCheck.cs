using BtcAi.Compute;
using BtcAi.Learning;
using BtcAi.Learning.Agents;
using BtcAi.Market;
using BtcAi.Simulation.Backtests;

namespace BtcAi.Experiments.Audits;

/// <summary>
/// Screens every feature for knowledge of the next return, and proves that screen and learner would notice: a planted column
/// with the next return must be flagged and make a small agent beat holding by far, which the same agent without it must not.
/// </summary>
public sealed class PlantedLeakCheck : IAuditCheck
{
    /// <summary>The planted column's name.</summary>
    public const string Planted = "tomorrow's return";

    /// <summary>Deviations of the mean excess growth over holding from which on an agent is far ahead.</summary>
    private const double Far = 5;

    private const int FewestDecisions = 100;

    /// <summary>An update of A2C is one step where those of the others are dozens.</summary>
    private const int StepsOfA2C = 20;

    public string Name => "planted-leak";

    public AuditResult Run(AuditSubject subject)
    {
        int most = subject.Plan.Quick ? 10_000 : 100_000;
        var screen = new InformationCoefficients(subject.Candles, subject.Features, subject.Stride, most);
        AuditRow[] rows = Rows(screen, subject.Features);
        List<AuditFinding> findings = [.. rows.Where(row => row.Values[0] > screen.Threshold).Select(row => Flag(row, screen))];
        var market = PlantedMarket.Of(subject);
        var planted = new InformationCoefficients(market.Candles, market.With, subject.Stride, most);
        double seen = Rows(planted, market.With).Single(row => row.Name == Planted).Values[0];
        bool few = market.TestDecisions < FewestDecisions;
        if (seen <= planted.Threshold && planted.Decisions >= FewestDecisions) findings.Add(new AuditFinding("screen", null, "does not flag the planted column"));
        string sentence = $"Of {screen.Decisions} decisions' next returns the features know at most " + string.Join(", ", rows.Take(3).Select(row =>
            FormattableString.Invariant($"{row.Values[0]:0.000} ({row.Name})"))) +
            FormattableString.Invariant($"; the planted column is seen at {seen:0.000}, the alarm is at {screen.Threshold:0.00}. ");
        sentence += few
            ? $"The test range has {market.TestDecisions} decisions; small agents need {FewestDecisions} to prove anything."
            : Agents(subject, market, findings);
        var result = AuditResult.Of(Name, sentence, findings, new AuditTable(
            "Information coefficient with the next decision's return: larger of both, Pearson, Spearman", ["|IC|", "Pearson", "Spearman"], rows));
        return few ? result.ProvingNothing("no small agent could show that it would notice a leak") : result;
    }

    private static AuditRow[] Rows(InformationCoefficients screen, FeatureTable table) =>
    [
        .. Enumerable.Range(0, table.Width).Select(f => (Name: table.Names[f], Ic: screen.Of(f)))
            .Select(f => new AuditRow(f.Name, [Math.Max(Math.Abs(f.Ic.Pearson), Math.Abs(f.Ic.Spearman)), f.Ic.Pearson, f.Ic.Spearman]))
            .OrderByDescending(row => row.Values[0]),
    ];

    private static string Agents(AuditSubject subject, PlantedMarket market, List<AuditFinding> findings)
    {
        int window = Math.Clamp(market.Training.Count / subject.Stride / 2, 2, 64);
        var trial = new Trial
        {
            Candles = market.Candles,
            Features = market.With,
            Training = market.Training,
            Test = market.Test,
            Rules = market.Rules,
            EpisodeDecisions = window,
            Updates = (subject.Plan.Quick ? 30 : 60) * (subject.Run.Settings.Model.Type == ModelType.A2C ? StepsOfA2C : 1),
            Learner = new LearnerSettings
            {
                Hidden = 32,
                LearningRate = new(2e-3, 4e-4, LearningRateShape.Cosine),
                Gamma = subject.Setup.Profile.Gamma,
                WindowDecisions = window,
                Minibatches = Math.Min(8, window),
                Seed = subject.Plan.Seed,
            },
        };
        BacktestResult foreseen = trial.Run(subject);
        var with = ExcessGrowth.Of(foreseen);
        var without = ExcessGrowth.Of((trial with { Features = market.Without }).Run(subject));
        if (with.Deviations < Far || foreseen.Fills.Count == 0)
            findings.Add(new AuditFinding("learner", null, "does not beat holding by far although it is given the next return"));
        if (without.Deviations >= Far)
        {
            findings.Add(new AuditFinding("features", null,
                "let a small agent beat holding by far without the planted column: a leak, or an edge too good to be believed unexamined"));
        }
        return FormattableString.Invariant(
                $"A small agent given it beats holding on the test range by {with.PerDecision * 1e4:0.0;−0.0;0.0} basis points a ") +
            FormattableString.Invariant(
                $"decision ({with.Deviations:0.0;−0.0;0.0} deviations of the mean), without it by {without.PerDecision * 1e4:0.0;−0.0;0.0} ") +
            FormattableString.Invariant($"({without.Deviations:0.0;−0.0;0.0}); {Far} are far.");
    }

    private static AuditFinding Flag(AuditRow row, InformationCoefficients screen) => new(row.Name, null,
        FormattableString.Invariant($"knows the next decision's return: information coefficient {row.Values[0]:0.000} over ") +
        FormattableString.Invariant($"{screen.Decisions} decisions (at most {screen.Threshold:0.00} is expected)"));
}
