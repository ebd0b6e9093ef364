using System.Text;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>Which column holds what, read from the first line.</summary>
internal sealed class CsvHeader
{
    public const string Wanted = "timestamp,open,high,low,close,volume";

    public static readonly string[] Columns = Wanted.Split(',');

    private CsvHeader(int[] roles) => Roles = roles;

    /// <summary>
    /// For each column of the file, as far as the last one needed: its place in <see cref="Columns"/>, −1 when ignored.
    /// </summary>
    public int[] Roles { get; }

    /// <exception cref="UserMistakeException">When a column is missing or named twice.</exception>
    public static CsvHeader Read(string file, ReadOnlySpan<byte> line)
    {
        string text = Encoding.UTF8.GetString(line).TrimStart('\uFEFF');
        string[] found = Array.ConvertAll(text.Split(','), name => name.Trim(' ', '"', '\t').ToLowerInvariant());
        int[] roles = Array.ConvertAll(found, name => Array.IndexOf(Columns, name));
        var missing = Columns.Where(name => !found.Contains(name)).ToList();
        var twice = Columns.Where(name => found.Count(name.Equals) > 1).ToList();
        if (missing.Count == 0 && twice.Count == 0)
            return new CsvHeader(roles[..(Array.FindLastIndex(roles, role => role >= 0) + 1)]);

        string wrong = missing.Count > 0 ? $"missing: {string.Join(", ", missing)}" : $"twice: {string.Join(", ", twice)}";
        string shown = text.Length > 200 ? text[..200] + "…" : text;
        throw new UserMistakeException(CandleErrors.Columns,
            $"{file}, line 1: the header is \"{shown}\"; it must name {Wanted}, in any order ({wrong}). " +
            "Rename the columns or add the header line.");
    }
}
