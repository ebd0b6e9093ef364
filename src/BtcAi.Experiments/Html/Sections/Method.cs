using System.Xml.Linq;
using BtcAi.Experiments.Evaluations;
using static BtcAi.Experiments.Html.Markup;

namespace BtcAi.Experiments.Html;

/// <summary>How every number was computed, and what none of them shows.</summary>
internal static class Method
{
    private static readonly (string, string)[] Numbers =
    [
        ("Net return", "Time-weighted growth of equity less 1, after fees, slippage and, where they are on, " +
            "impact and funding. Deposits and withdrawals do not count as gains or losses."),
        ("CAGR, volatility, Sharpe, Sortino", "From daily returns at 00:00 UTC; a year has 365 days, the " +
            "risk-free rate is 0. Under 30 days nothing is annualised as growth."),
        ("Drawdown", "Deepest fall below the highest equity so far, candle by candle in the tables of policies, " +
            "at the days' ends in the figures and under resampling."),
        ("Baselines", "Rules with the same orders, costs and candles. Holding buys at the start and keeps; random " +
            "trading is the median of eleven paths with the agent's turnover."),
        ("95 % intervals", "Percentiles of the stationary block bootstrap (Politis and Romano, 1994), blocks of " +
            "seven days on average, so that calm and wild days stay together."),
        ("Differences", "Agent and baseline resampled on the same days; a difference is clear when its 95 % " +
            "interval leaves out zero."),
        ("PSR", "Probabilistic Sharpe ratio (Bailey and López de Prado, 2012): allows for the length of the " +
            "record, skewness and kurtosis."),
        ("DSR", "Deflated Sharpe ratio (Bailey and López de Prado, 2014): the same against the best that as many " +
            "trials without skill would have reached."),
        ("Minimum record", "Days after which a Sharpe ratio like this would be above 0 with 95 % confidence."),
        ("Probability of overfitting", "Combinatorially symmetric cross-validation (Bailey, Borwein, López de " +
            "Prado and Zhu, 2017): how often the best in one half of the days is below the median in the other."),
        ("Walk-forward", "24 months of training, 3 of validation, 3 of test, rolled by 3; the tests joined are one " +
            "curve. Holding beside it is bought once, at the start of the first fold."),
        ("Cross-validation", "Combinatorial and purged (López de Prado, 2018): groups held back in every combination, each " +
            "judged by an agent trained on the others, with the purge on both sides of every held group."),
        ("Hold-out", "The last share of the candles, which the program keeps from everything else; every opening is " +
            "written down and told."),
        ("Seeds", "Interquartile mean with a stratified bootstrap interval (Agarwal and others, 2021)."),
        ("Regimes", "Calm or wild, ranging or trending, from the candles before the day: no regime is known from " +
            "its own end."),
        ("Break-even fee", "Flat fee per fill, slippage unchanged, at which the agent's net return would be 0."),
    ];

    private static readonly string[] NotShown =
    [
        "One period of one market is one draw. Resampling its days cannot show a kind of market that did not " +
            "occur in it.",
        "A 95 % interval misses the truth one time in twenty; a report with many intervals holds some that do.",
        "The count of trials knows what this program tried. Ideas, papers and charts seen before count too, and " +
            "nobody counted them.",
        "Fills are simulated at the next open. Outages, queues, rejected orders, taxes and the agent's own " +
            "footprint beyond the modelled impact are not in it.",
        "To show an annual Sharpe ratio of 1 with a two-sided 95\u00A0% interval takes about four years out of sample; of 0.5, about fifteen.",
        "Lower risk than holding is no edge by itself: holding less of it does the same.",
    ];

    public static XElement Of(EvaluationReport report) => Element(
        "section", Attribute("id", "method"), Element("h2", "How every number was computed"),
        Element("p", "How the judged candles were chosen: " + report.Scheme),
        Element("dl", Numbers.Select(n => Element("div", Element("dt", n.Item1), Element("dd", n.Item2)))));

    public static XElement Limits() => Element(
        "section", Attribute("id", "limits"), Element("h2", "What this does not show"),
        Element("ul", NotShown.Select(n => Element("li", n))));
}
