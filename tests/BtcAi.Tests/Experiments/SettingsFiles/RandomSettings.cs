using System.Text.Json.Nodes;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using CsCheck;

namespace BtcAi.Tests.Experiments.SettingsFiles;

/// <summary>Settings drawn from what the schema allows.</summary>
internal static class RandomSettings
{
    /// <summary>Any setting with a value that its own rule allows, as key=value.</summary>
    public static Gen<string> Assignment { get; } =
        OneOf([.. SettingsCatalog.All]).SelectMany(entry => Value(entry).Select(text => $"{entry.Key}={text}"));

    /// <summary>A file of up to sixty settings that also agree with each other.</summary>
    public static Gen<SettingsFile> Files { get; } = Assignment.Array[0, 60].Select(Agreeing);

    /// <summary>A number beyond what its setting allows, as key=value; no two of one draw of the same setting.</summary>
    public static Gen<string[]> Invalid { get; } = OneOf([.. SettingsCatalog.All.Where(IsNumber)]).Array[1, 20]
        .Select(entries => entries.DistinctBy(e => e.Key).Select(e => $"{e.Key}={TooMuch(e)}").ToArray());

    public static SettingsFile Agreeing(IEnumerable<string> assignments) => assignments.Aggregate(
        SettingsFile.Empty, (file, assignment) => new Problems().Catch(() => file.With([assignment])) ?? file);

    /// <summary>The value as older files write it.</summary>
    public static JsonNode? Old(LegacyKey key, SettingsTree settings)
    {
        string[] path = key.Target.Split('.');
        JsonNode? value = SettingsJson.Write(settings)[path[0]]![path[1]]?.DeepClone();
        return key.Percent && value is not null ? JsonValue.Create(value.GetValue<decimal>() * 100) : value;
    }

    private static Gen<T> OneOf<T>(T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static bool IsNumber(SettingEntry entry) => entry.ToSchema()["type"]!.ToJsonString() is var type && (type.Contains("number") || type.Contains("integer"));

    private static string TooMuch(SettingEntry entry) =>
        entry.ToSchema() is var schema && schema["maximum"] is { } most ? $"{most.GetValue<double>() + 1}" : $"{(schema["minimum"] ?? schema["exclusiveMinimum"])!.GetValue<double>() - 1}";

    private static Gen<string> Value(SettingEntry entry)
    {
        JsonObject schema = entry.ToSchema();
        Gen<string> value = true switch
        {
            _ when schema["enum"] is JsonArray names => OneOf([.. names.Select(name => $"{name}")]),
            _ when schema["type"]!.ToJsonString().Contains("boolean") => OneOf(["true", "false"]),
            _ when !IsNumber(entry) => OneOf(["binance", "kraken"]),
            _ when entry.Key is "model.windows" or "model.lanes" => Gen.Int[1, 64].Select(n => $"{n * 16}"),
            _ => Number(schema),
        };
        return entry.Holds(null) ? Gen.OneOf(value, Gen.Const("null")) : value;
    }

    private static Gen<string> Number(JsonObject schema)
    {
        double least = (schema["minimum"] ?? schema["exclusiveMinimum"])!.GetValue<double>();
        double most = Math.Min(schema["maximum"]?.GetValue<double>() ?? double.MaxValue, least + 1000);
        if (schema["type"]!.ToJsonString().Contains("integer")) return Gen.Int[(int)least, (int)most].Select(n => $"{n}");
        return Gen.Int[1, 10_000].Select(n => $"{(decimal)least + ((decimal)most - (decimal)least) * n / 10_000m}");
    }
}
