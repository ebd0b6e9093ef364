namespace BtcAi.Market;

/// <summary>Lines of a text stream as bytes, without their ends, through one buffer.</summary>
internal sealed class CsvLines(Stream stream)
{
    private byte[] _buffer = new byte[1 << 18];
    private int _from, _to;
    private bool _ended;

    /// <summary>Number of the line read last; the first is 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes taken from the stream.</summary>
    public long Bytes { get; private set; }

    /// <summary>The line is valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_from + searched, _to - _from - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                end += searched;
                line = Take(end, end + 1);
                return true;
            }
            searched = _to - _from;
            if (_ended || !Fill()) break;
        }
        line = Take(_to - _from, _to - _from);
        return line.Length > 0;
    }

    private ReadOnlySpan<byte> Take(int length, int consumed)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_from, length);
        _from += consumed;
        if (consumed > 0) Number++;
        return line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }
        if (_to == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read = stream.Read(_buffer, _to, _buffer.Length - _to);
        _to += read;
        Bytes += read;
        _ended = read == 0;
        return read > 0;
    }
}
