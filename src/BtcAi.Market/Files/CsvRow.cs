using System.Text;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market;

/// <summary>Turns one line into a candle, or says what in it cannot be read.</summary>
internal sealed class CsvRow(string file, CsvHeader header, Problems problems)
{
    private readonly int[] _roles = header.Roles;
    private readonly double[] _numbers = new double[CsvHeader.Columns.Length];
    private readonly List<string> _unread = [];

    /// <summary>Columns of the row parsed last that could not be read; NaN in the candle.</summary>
    public IReadOnlyCollection<string> Unread => _unread;

    /// <returns>False when the row has too few columns to be looked at.</returns>
    public bool TryParse(ReadOnlySpan<byte> line, int lineNumber, out Candle candle)
    {
        candle = default;
        long time = 0;
        _unread.Clear();
        ReadOnlySpan<byte> rest = line;
        for (int column = 0; column < _roles.Length; column++)
        {
            int comma = rest.IndexOf((byte)',');
            bool last = comma < 0;
            if (last && column < _roles.Length - 1) return TooFew(line, lineNumber);
            ReadOnlySpan<byte> field = last ? rest : rest[..comma];
            int role = _roles[column];
            if (role == 0) ReadTime(field, lineNumber, out time);
            else if (role > 0) ReadNumber(field, lineNumber, role);
            if (!last) rest = rest[(comma + 1)..];
        }
        candle = new Candle(time, _numbers[1], _numbers[2], _numbers[3], _numbers[4], _numbers[5]);
        return true;
    }

    private void ReadTime(ReadOnlySpan<byte> field, int lineNumber, out long time)
    {
        if (UtcTime.TryParse(field, out time) || UtcTime.TryParse(Bare(field), out time)) return;
        _unread.Add(CsvHeader.Columns[0]);
        problems.Add(CandleErrors.Row, $"{file}, line {lineNumber}: timestamp is \"{Text(field)}\"; it must be UTC like 2018-03-01T00:00:00Z, or Unix " +
            "seconds or milliseconds. Correct the row.");
    }

    private void ReadNumber(ReadOnlySpan<byte> field, int lineNumber, int role)
    {
        if (DecimalNumber.TryParse(field, out _numbers[role]) || DecimalNumber.TryParse(Bare(field), out _numbers[role])) return;
        _numbers[role] = double.NaN;
        _unread.Add(CsvHeader.Columns[role]);
        problems.Add(CandleErrors.Row, $"{file}, line {lineNumber}: {CsvHeader.Columns[role]} is \"{Text(field)}\"; it must be a number like 8733.86. " +
            "Correct the row.");
    }

    private bool TooFew(ReadOnlySpan<byte> line, int lineNumber)
    {
        int found = line.Length == 0 ? 0 : line.Count((byte)',') + 1;
        problems.Add(CandleErrors.Row, $"{file}, line {lineNumber} has {found} columns; the header asks for at least {_roles.Length}. " +
            "Complete or remove the row.");
        return false;
    }

    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> field) => field.Trim(" \t\""u8);

    private static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field[..Math.Min(field.Length, 40)]);
}
