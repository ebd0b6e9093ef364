using System.Globalization;
using System.Reflection;
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
    private readonly bool _mayBeNull;

    internal SettingEntry(string key, PropertyInfo section, PropertyInfo property, SettingAttribute attribute)
    {
        (Key, _section, _property, _attribute) = (key, section, property, attribute);
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        _mayBeNull = _type != property.PropertyType || _type == typeof(string);
        Default = TextIn(SettingsTree.Default);
    }

    /// <summary><c>section.name</c> in snake_case.</summary>
    public string Key { get; }

    /// <summary>The key's last part as words, such as "Learning rate".</summary>
    public string Name => NameOf(Key[(Key.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    public string Default { get; }

    /// <summary>Every value there is; empty where values are free.</summary>
    public IReadOnlyList<string> Choices =>
    [
        .. _type.IsEnum ? Enum.GetNames(_type) : _type == typeof(bool) ? ["true", "false"] : Array.Empty<string>(),
        .. _mayBeNull && (_type.IsEnum || _type == typeof(bool)) ? ["null"] : Array.Empty<string>(),
    ];

    public bool IsNumber => _type == typeof(int) || _type == typeof(double);

    public string Unit => _attribute.Unit;

    public string Sentence => _attribute.Sentence;

    /// <summary>What a value has to be, e.g. "a whole number from 1 to 100"; the type and the range in one phrase.</summary>
    public string Rule => Kind + Range + (_mayBeNull ? ", or null" : "");

    /// <summary>snake_case as words with one capital.</summary>
    public static string NameOf(string snake) => char.ToUpperInvariant(snake[0]) + snake[1..].Replace('_', ' ');

    public string TextIn(SettingsTree tree) => _property.GetValue(_section.GetValue(tree)) switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

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

    private bool TryRead(string text, out object? value)
    {
        value = null;
        if (_mayBeNull && text.Equals("null", StringComparison.OrdinalIgnoreCase)) return true;
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
