using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Learning.Agents;

namespace BtcAi.Tests.Experiments;

public sealed class SettingsTests
{
    private static readonly string[] Clipped = ["coef", "eps", "grad", "num", "pct", "sl", "btc", "usd", "kl", "ppo"];

    [Fact]
    public void Forms_call_every_setting_of_a_section_by_another_name_without_clipped_words()
    {
        Assert.All(SettingsCatalog.All, entry => Assert.DoesNotContain(entry.Title.Split(' '), Clipped.Contains));
        Assert.All(SettingsCatalog.All.GroupBy(entry => entry.Section), section => Assert.Distinct(section.Select(entry => entry.Title)));
    }

    [Theory]
    [InlineData("model.learning_rate=0", "model.learning_rate is 0; it must be above 0 and at most 1 (0.0005 is the default).")]
    [InlineData("trading.initial_capital=-5", "trading.initial_capital is -5; it must be above 0 (100000 is the default).")]
    [InlineData("model.hidden_size=2.5", "model.hidden_size is \"2.5\"; it must be a whole number from 4 to 4096 (128 is the default).")]
    [InlineData("model.gamma=much", "model.gamma is \"much\"; it must be a number from 0 to 0.9999, or null (null is the default).")]
    [InlineData("trading.fee=NaN", "trading.fee is NaN; it must be from 0 to 0.1 (0.001 is the default).")]
    [InlineData("model.type=DQN", "model.type is \"DQN\"; it must be one of ActorCritic, PPO, A2C (ActorCritic is the default).")]
    [InlineData("model.type=1", "model.type is \"1\"; it must be one of ActorCritic, PPO, A2C (ActorCritic is the default).")]
    [InlineData("trading.margin=maybe", "trading.margin is \"maybe\"; it must be true or false (false is the default).")]
    [InlineData("learnin_rate=1", "learnin_rate is not a setting; did you mean model.learning_rate? `btcai config list` shows all.")]
    [InlineData("model.epochs", "\"model.epochs\" is not an assignment; write key=value, such as model.learning_rate=0.001.")]
    [InlineData("model.type=-1", "model.type is \"-1\"; it must be one of ActorCritic, PPO, A2C (ActorCritic is the default).")]
    [InlineData("model.windows=65536", "model.windows × window_decisions is 4194304; an update holds at most 2097152 decisions in memory.")]
    [InlineData("model.lanes=100", "model.lanes is 100; it must be a multiple of 16 (112 is near).")]
    [InlineData("model.minibatches=512", "model.minibatches is 512; an update has only 64 decisions to share out (model.window_decisions).")]
    public void A_problem_gives_the_value_the_rule_and_the_way_out(string assignment, string message) =>
        Assert.Equal([message], Assert.Throws<UserMistakeException>(() => SettingsTree.Default.With([assignment])).Problems.Select(p => p.Text));

    [Fact]
    public void All_problems_come_at_once()
    {
        var e = Assert.Throws<UserMistakeException>(
            () => SettingsTree.Default.With(["model.gamma=2", "x", "trading.fee=0.002", "a.b=1", "learning.updates=0"]));
        Assert.Equal(4, e.Problems.Count);
    }

    [Fact]
    public void Assignments_change_what_they_name_and_leave_the_original_alone()
    {
        var changed = SettingsTree.Default.With(
            ["model.type=ppo", "model.gamma=0.9", "trading.margin=TRUE", "model.num_layers=3", "learning.patience = 0"]);
        Assert.Equal(
            new SettingsTree
            {
                Model = new() { Type = ModelType.PPO, Gamma = 0.9, NumLayers = 3 },
                Trading = new() { Margin = true },
                Learning = new() { Patience = 0 },
            },
            changed);
        Assert.Null(changed.With(["model.gamma=null"]).Model.Gamma);
        Assert.Empty(SettingsTree.Default.Differences());
        Assert.Equal(
            ["trading.margin=true", "model.type=PPO", "model.num_layers=3", "model.gamma=0.9", "learning.patience=0"],
            changed.Differences());
        Assert.Equal(changed, SettingsTree.Default.With(changed.Assignments()));
    }

    [Fact]
    public void Json_survives_a_round_trip_and_reports_all_its_problems()
    {
        var settings = SettingsTree.Default.With(["model.gamma=0.97", "model.activation=GELU", "model.weight_decay=1e-7"]);
        string json = SettingsJson.Write(settings).ToJsonString();
        Assert.Contains("\"final_entropy_coef\":0.002", json, StringComparison.Ordinal);
        Assert.Equal(settings, SettingsJson.Read(json));
        Assert.Equal(SettingsTree.Default, SettingsJson.Read("{}"));
        Assert.Equal(3, Assert.Throws<UserMistakeException>(() => SettingsJson.Read(
            """{"model":{"gamma":7,"typ":"PPO"},"trading":{"margin":null}}""")).Problems.Count);
        Assert.Throws<UserMistakeException>(() => SettingsJson.Read("{"));
        Assert.Throws<UserMistakeException>(() => SettingsJson.Read("[]"));
    }

    [Fact]
    public void Every_setting_has_a_sentence_and_a_default_that_its_own_rule_allows()
    {
        Assert.Equal(SettingsTree.Default, SettingsTree.Default.With(SettingsTree.Default.Assignments()));
        Assert.All(SettingsCatalog.All, s => Assert.EndsWith(".", s.Sentence, StringComparison.Ordinal));
        int properties = typeof(SettingsTree).GetProperties()
            .Where(p => p.Name != nameof(SettingsTree.Default)).Sum(p => p.PropertyType.GetProperties().Length);
        Assert.Equal(properties, SettingsCatalog.All.Count);
    }

    [Fact]
    public void The_documentation_in_the_repository_is_the_generated_one() =>
        Assert.Equal(SettingsCatalog.ToMarkdown(), File.ReadAllText(RepositoryFolder.PathTo("docs", "Settings.md")));

    [Fact]
    public void The_schema_in_the_repository_is_the_generated_one() =>
        Assert.Equal(SettingsSchema.ToText(), File.ReadAllText(RepositoryFolder.PathTo("docs", "settings.schema.json")));

    [Fact]
    public void What_older_keys_became_is_a_setting_or_nothing_that_acts() => Assert.All(LegacyKeys.All, old =>
        Assert.Equal(old.Fate == LegacyFate.Lives, SettingsCatalog.Find(old.Fate == LegacyFate.Gone ? old.Key : old.Target) is not null));

    [Theory]
    [InlineData("gamma", "gamma is not a setting; did you mean model.gamma? `btcai config list` shows all.")]
    [InlineData("model.dropout", "model.dropout is not a setting: nothing acts on model.dropout yet; values of older files are kept for a later version. `btcai config list` shows all.")]
    [InlineData("reward.patience", "reward.patience is not a setting: reward.patience is of an older version; it counted episodes; learning.patience counts evaluations. `btcai config list` shows all.")]
    public void A_key_of_an_older_version_is_told_what_became_of_it(string key, string message) =>
        Assert.Equal(message, SettingsCatalog.Unknown(key));

    [Theory]
    [InlineData("foo")]
    [InlineData("a")]
    [InlineData("learning.horizon")]
    public void Nothing_is_suggested_that_is_far_from_what_was_typed(string key) =>
        Assert.Equal($"{key} is not a setting; `btcai config list` shows all.", SettingsCatalog.Unknown(key));
}
