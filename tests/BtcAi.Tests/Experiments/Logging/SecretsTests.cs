using System.Text.Json;
using BtcAi.Experiments.Logging;

namespace BtcAi.Tests.Experiments.Logging;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("btcai sync --api-token hunter2secret --all", "btcai sync --api-token *** --all")]
    [InlineData("btcai sync --password=hunter2secret", "btcai sync --password=***")]
    [InlineData("btcai sync --key hunter2secret", "btcai sync --key ***")]
    [InlineData("--set exchange.api_key=hunter2secret --seed 3", "--set exchange.api_key=*** --seed 3")]
    [InlineData("--set exchange.secret=\"hunter2 secret\" x", "--set exchange.secret=\"***\" x")]
    [InlineData("Authorization: Bearer hunter2secret", "Authorization: Bearer ***")]
    [InlineData("GET https://me:hunter2secret@example.org/a", "GET https://***@example.org/a")]
    public void Values_that_look_like_secrets_are_masked(string text, string masked) => Assert.Equal(masked, Secrets.Hide(text));

    [Theory]
    [InlineData("btcai train --seed 5 --set model.hidden_size=8")]
    [InlineData("12.5 k tokens per second")]
    [InlineData("unknown key: model.hiden_size")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, Secrets.Hide(text));

    [Theory]
    [InlineData("{\"@m\":\"said\",\"ApiKey\":\"hunter2secret\",\"Next\":1}")]
    [InlineData("{\"@m\":\"said \\\"password\\\": \\\"hunter2secret\\\" twice\",\"Next\":1}")]
    [InlineData("{\"@m\":\"--token=hunter2secret\",\"Next\":1}")]
    [InlineData("{\"secret_token\":123456789,\"Next\":1}")]
    public void A_line_of_json_stays_one(string line)
    {
        string masked = Secrets.Hide(line);
        Assert.DoesNotContain("hunter2secret", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789", masked, StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(masked).RootElement.GetProperty("Next").GetInt32());
    }
}
