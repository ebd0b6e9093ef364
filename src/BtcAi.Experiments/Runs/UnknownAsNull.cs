using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BtcAi.Experiments.Runs;

/// <summary>JSON has no NaN: what is not known inside (the Sharpe ratio of cash) is null outside.</summary>
internal sealed class UnknownAsNull<T> : JsonConverter<T> where T : struct, IFloatingPointIeee754<T>
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? T.NaN : T.CreateChecked(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (T.IsFinite(value)) writer.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture));
        else writer.WriteNullValue();
    }
}
