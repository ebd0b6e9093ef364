using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>A folder of candles under names of their own, stored as Parquet.</summary>
public sealed class CandleLibrary(string folder)
{
    /// <summary>What the built-in market is called; no file in the library may have its name.</summary>
    private const string BuiltIn = "synthetic";

    private const string Extension = ".parquet";

    public string Folder => folder;

    /// <summary>Reads and checks a file and stores its candles under a name.</summary>
    /// <param name="intervalMs">Joined into candles as wide as this; null leaves them as they are.</param>
    /// <exception cref="UserMistakeException">A bad name, a name already taken, or a bad file; nothing is written then.</exception>
    public LibraryEntry Import(string file, string name, bool overwrite = false, long? intervalMs = null)
    {
        var problems = new Problems();
        if (WrongName(name) is { } wrong) problems.Add(wrong);
        else if (File.Exists(PathOf(name)) && !overwrite)
            problems.Add(CandleErrors.Name, $"The library already holds \"{name}\"; choose another name, or replace it with --overwrite.");
        CandleSeries? candles = problems.Catch(() => CandleFile.Read(file) is var read && intervalMs is { } wide ? read.Resample(wide) : read);
        problems.ThrowIfAny();
        return Store(name, candles!);
    }

    /// <summary>Stores candles under a name that is allowed, in place of what has it.</summary>
    /// <param name="source">Where downloaded candles come from.</param>
    public LibraryEntry Store(string name, CandleSeries candles, string? source = null)
    {
        CandleParquet.Write(PathOf(name), candles, source);
        return CandleParquet.Describe(PathOf(name));
    }

    /// <summary>Null when nothing has that name.</summary>
    public LibraryEntry? Find(string name) => File.Exists(PathOf(name)) ? CandleParquet.Describe(PathOf(name)) : null;

    /// <summary>Why no file may have that name; null when one may.</summary>
    public static Problem? WrongName(string name)
    {
        bool named = name.Length is > 0 and <= 100 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
        if (!named)
        {
            return new Problem(CandleErrors.Name,
                $"The name \"{name}\" cannot be used; names are 1 to 100 letters, digits, '.', '_' or '-' and start with no dot. " +
                "Try btcusdt-5m.");
        }
        return name.Equals(BuiltIn, StringComparison.OrdinalIgnoreCase)
            ? new Problem(CandleErrors.Name, $"The name \"{name}\" means the built-in market; choose another one, such as {name}-5m.")
            : null;
    }

    /// <summary>Everything in the library that is whole, by name.</summary>
    /// <param name="damaged">What is wrong with the others, a sentence each.</param>
    public IReadOnlyList<LibraryEntry> List(out IReadOnlyList<string> damaged)
    {
        var (entries, complaints) = (new List<LibraryEntry>(), new List<string>());
        foreach (string name in Names())
        {
            try
            {
                entries.Add(CandleParquet.Describe(PathOf(name)));
            }
            catch (Exception e) when (e is UserMistakeException or WorldException)
            {
                complaints.Add($"{e.Message} `btcai data import FILE --name {name} --overwrite` replaces it.");
            }
        }
        damaged = complaints;
        return entries;
    }

    /// <summary>Loads a name of the library or, failing that, a file of any known format.</summary>
    public CandleSeries Load(string nameOrPath)
    {
        string[] names = Names();
        if (names.Contains(nameOrPath)) return CandleParquet.Read(PathOf(nameOrPath));
        if (File.Exists(nameOrPath)) return CandleFile.Read(nameOrPath);
        string known = names.Length == 0 ? "The library is empty" : $"The library holds {string.Join(", ", names)}";
        throw new UserMistakeException(CandleErrors.NotFound,
            $"\"{nameOrPath}\" is neither a name in the library nor a file. {known}; check the spelling, or import the file first.");
    }

    private string PathOf(string name) => Path.Combine(folder, name + Extension);

    private string[] Names()
    {
        if (!Directory.Exists(folder)) return [];
        string[] names = Array.ConvertAll(Directory.GetFiles(folder, "*" + Extension), file => Path.GetFileNameWithoutExtension(file));
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
