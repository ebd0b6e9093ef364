using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Experiments.Settings;

/// <summary>One setting as files, flags and documentation see it.</summary>
public sealed class SettingEntry
{
    private readonly PropertyInfo _section;
    private readonly PropertyInfo _property;
    private readonly SettingAttribute _attribute;
    private readonly Type _type;

    internal SettingEntry(string key, PropertyInfo section, PropertyInfo property, SettingAttribute attribute)
    {
        (Key, _section, _property, _attribute) = (key, section, property, attribute);
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        MayBeNull = _type != property.PropertyType || _type == typeof(string);
        Default = TextIn(SettingsTree.Default);
    }

    /// <summary><c>section.name</c> in snake_case.</summary>
    public string Key { get; }

    public string Section => Key[..Key.IndexOf('.', StringComparison.Ordinal)];

    public string Name => Key[(Section.Length + 1)..];

    /// <summary>What forms call it, such as "Learning rate".</summary>
    public string Title => _attribute.Title.Length > 0 ? _attribute.Title : NameOf(Name);

    public string Default { get; }

    /// <summary>Every value there is; empty where values are free.</summary>
    public IReadOnlyList<string> Choices =>
    [
        .. _type.IsEnum ? Enum.GetNames(_type) : _type == typeof(bool) ? ["true", "false"] : Array.Empty<string>(),
        .. MayBeNull && (_type.IsEnum || _type == typeof(bool)) ? ["null"] : Array.Empty<string>(),
    ];

    /// <summary>Whether it may be left unset, which is written null; what that means stands in its sentence.</summary>
    public bool MayBeNull { get; }

    public string Unit => _attribute.Unit;

    public string Sentence => _attribute.Sentence;

    /// <summary>What a value has to be, e.g. "a whole number from 1 to 100"; the type and the range in one phrase.</summary>
    public string Rule => Kind + Range + (MayBeNull ? ", or null" : "");

    /// <summary>snake_case as words with one capital.</summary>
    public static string NameOf(string snake) => char.ToUpperInvariant(snake[0]) + snake[1..].Replace('_', ' ');

    public string TextIn(SettingsTree tree) => _property.GetValue(_section.GetValue(tree)) switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The value that a text spells, or null and what is wrong with it; contradictions with other settings are not looked for.</summary>
    internal object? Check(string text, Problems problems)
    {
        SettingsTree scratch = SettingsTree.Default.With([]);
        Assign(text, scratch, problems);
        return _property.GetValue(_section.GetValue(scratch));
    }

    /// <summary>Writes into <paramref name="tree"/>, or adds what is wrong with the text.</summary>
    internal void Assign(string text, SettingsTree tree, Problems problems)
    {
        if (!TryRead(text, out object? value))
            problems.Add(SettingErrors.Value, $"{Key} is \"{text}\"; it must be {Rule} ({Default} is the default).");
        else if (value is not (null or bool or Enum or string) && !IsInRange(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
            problems.Add(SettingErrors.Value, $"{Key} is {text}; it must be{Range} ({Default} is the default).");
        else
            _property.SetValue(_section.GetValue(tree), value);
    }

    /// <summary>Whether files hold its values as JSON of this kind; the value itself is not judged.</summary>
    public bool Holds(JsonNode? value) => value?.GetValueKind() switch
    {
        null => MayBeNull,
        JsonValueKind.True or JsonValueKind.False => _type == typeof(bool),
        JsonValueKind.Number => IsNumber,
        JsonValueKind.String => _type.IsEnum || _type == typeof(string),
        _ => false,
    };

    /// <summary>Type, range, default and meaning as a JSON Schema.</summary>
    public JsonObject ToSchema()
    {
        string type = true switch
        {
            _ when _type == typeof(bool) => "boolean",
            _ when _type == typeof(int) => "integer",
            _ when IsNumber => "number",
            _ => "string",
        };
        var schema = new JsonObject { ["type"] = MayBeNull ? new JsonArray(type, "null") : type };
        if (_type.IsEnum) schema["enum"] = new JsonArray([.. Enum.GetNames(_type).Select(name => (JsonNode)name)]);
        if (!double.IsNaN(_attribute.Min)) schema[_attribute.MinExclusive ? "exclusiveMinimum" : "minimum"] = _attribute.Min;
        if (!double.IsNaN(_attribute.Max)) schema["maximum"] = _attribute.Max;
        schema["default"] = SettingsJson.Write(SettingsTree.Default)[Section]![Name]?.DeepClone();
        schema["description"] = Unit.Length > 0 ? $"{Sentence} Unit: {Unit}." : Sentence;
        return schema;
    }

    public bool IsNumber => _type == typeof(double) || _type == typeof(int);

    private bool TryRead(string text, out object? value)
    {
        value = null;
        if (MayBeNull && text.Equals("null", StringComparison.OrdinalIgnoreCase)) return true;
        if (_type.IsEnum)
        {
            string name = text.Replace("_", "", StringComparison.Ordinal); // confidence_adjusted is ConfidenceAdjusted
            return Enum.GetNames(_type).Contains(name, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(_type, name, ignoreCase: true, out value);
        }
        if (_type == typeof(string)) value = text;
        if (_type == typeof(bool) && bool.TryParse(text, out bool yes)) value = yes;
        if (_type == typeof(int) && int.TryParse(text, CultureInfo.InvariantCulture, out int whole)) value = whole;
        if (_type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            value = number;
        return value is not null;
    }

    private bool IsInRange(double value) =>
        double.IsFinite(value)
        && !(value < _attribute.Min || (_attribute.MinExclusive && value == _attribute.Min) || value > _attribute.Max);

    private string Kind => true switch
    {
        _ when _type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(_type)),
        _ when _type == typeof(bool) => "true or false",
        _ when _type == typeof(int) => "a whole number",
        _ when _type == typeof(string) => "a text",
        _ => "a number",
    };

    private string Range => (double.IsNaN(_attribute.Min), double.IsNaN(_attribute.Max), _attribute.MinExclusive) switch
    {
        (true, true, _) => "",
        (true, false, _) => $" at most {_attribute.Max}",
        (false, true, true) => $" above {_attribute.Min}",
        (false, true, false) => $" at least {_attribute.Min}",
        (false, false, true) => $" above {_attribute.Min} and at most {_attribute.Max}",
        (false, false, false) => $" from {_attribute.Min} to {_attribute.Max}",
    };
}
