using System.Text.Json;
using System.Text.Json.Serialization;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Runs;

/// <summary>Reads and writes <c>run.json</c>; a number that is not known (NaN) is null there.</summary>
public static class RunJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(), new UnknownAsNull<double>(), new UnknownAsNull<float>() },
    };

    public static string Write(RunRecord record) => JsonSerializer.Serialize(record, Options);

    /// <exception cref="DamagedFileException">Not a run record.</exception>
    /// <exception cref="WorldException">The file is missing or cannot be read.</exception>
    public static RunRecord ReadFile(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path), Options)
                ?? throw new DamagedFileException(RunErrors.Unreadable, path, "it is empty");
        }
        catch (JsonException e)
        {
            throw new DamagedFileException(RunErrors.Unreadable, path, $"it is not a run record ({e.Message})");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Read, $"{path} could not be read ({e.Message})", e);
        }
    }
}
