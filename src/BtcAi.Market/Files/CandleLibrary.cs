using BtcAi.Foundation;

namespace BtcAi.Market;

/// <summary>A folder of candles under names of their own, stored as Parquet.</summary>
public sealed class CandleLibrary(string folder)
{
    private const string Extension = ".parquet";

    public string Folder => folder;

    /// <summary>Reads and checks a file and stores its candles under a name.</summary>
    /// <exception cref="UserMistakeException">A bad name, a name already taken, or a bad file; nothing is written then.</exception>
    public LibraryEntry Import(string file, string name, bool overwrite = false)
    {
        if (name.Length is 0 or > 100 || name[0] == '.' || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw new UserMistakeException(
                $"The name \"{name}\" cannot be used; names are 1 to 100 letters, digits, '.', '_' or '-' and start with no dot. " +
                "Try btcusdt-5m.");
        }
        string path = PathOf(name);
        if (File.Exists(path) && !overwrite)
            throw new UserMistakeException($"The library already holds \"{name}\"; choose another name, or replace it with --overwrite.");
        CandleParquet.Write(path, CandleFile.Read(file));
        return CandleParquet.Describe(path);
    }

    /// <summary>Everything in the library, by name. A damaged file is named by an exception.</summary>
    public IReadOnlyList<LibraryEntry> List() => [.. Names().Select(name => CandleParquet.Describe(PathOf(name)))];

    /// <summary>Loads a name of the library or, failing that, a file of any known format.</summary>
    public CandleSeries Load(string nameOrPath)
    {
        string[] names = Names();
        if (names.Contains(nameOrPath)) return CandleParquet.Read(PathOf(nameOrPath));
        if (File.Exists(nameOrPath)) return CandleFile.Read(nameOrPath);
        string known = names.Length == 0 ? "The library is empty" : $"The library holds {string.Join(", ", names)}";
        throw new UserMistakeException(
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
