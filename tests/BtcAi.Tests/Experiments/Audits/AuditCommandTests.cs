using System.Text.Json;
using BtcAi.Cli.Hosting;
using BtcAi.Tests.Cli;

namespace BtcAi.Tests.Experiments.Audits;

public sealed class AuditCommandTests : IDisposable
{
    private readonly ScratchFolder _home = new();
    private readonly ScratchFolder _files = new();

    public AuditCommandTests() => Typed.Run(
        _home.FullPath, ["train", "--quiet", "--data", SmallMarket.WriteTo(_files.FullPath), "--updates", "4", .. SmallMarket.Settings]);

    public void Dispose()
    {
        _home.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void With_json_an_audit_is_one_document()
    {
        Typed typed = Typed.Run(_home.FullPath, "audit", "latest", "--quick", "--json", "--check", "parity,warm-up");
        Assert.Equal(ExitCode.Done, typed.Code);
        JsonElement audit = typed.Json();
        Assert.True(audit.GetProperty("passed").GetBoolean());
        JsonElement[] results = [.. audit.GetProperty("buckets")[0].GetProperty("results").EnumerateArray()];
        Assert.Equal(["parity", "warm-up"], results.Select(r => r.GetProperty("check").GetString()));
        Assert.Contains("Short: parity passed in", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_does_not_follow_from_its_record_ends_with_its_findings_and_a_code_of_its_own()
    {
        string record = Directory.GetFiles(_home.FullPath, "run.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"seed\": 1,", "\"seed\": 2,", StringComparison.Ordinal));
        // Without the store, what stands in the folder is what counts.
        foreach (string file in Directory.GetFiles(_home.FullPath, "btcai.db*")) File.Delete(file);
        Typed typed = Typed.Run(_home.FullPath, "audit", "latest", "--check", "reproducibility");
        Assert.Equal(ExitCode.OurFault, typed.Code);
        Assert.Contains("reproducibility: FAILED", typed.Output, StringComparison.Ordinal);
        Assert.Contains("best.weights: byte", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        Typed typed = Typed.Run(_home.FullPath, "audit", "latest", "--bucket", "Long", "--check", "parity,colour");
        Assert.Equal(ExitCode.UserMistake, typed.Code);
        Assert.Contains("has no finished Long", typed.Error, StringComparison.Ordinal);
        Assert.Contains("\"colour\" is not a check", typed.Error, StringComparison.Ordinal);
    }
}
