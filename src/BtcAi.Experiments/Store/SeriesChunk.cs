using System.Runtime.InteropServices;

namespace BtcAi.Experiments.Store;

/// <summary>Some values of one series that follow each other; stored as one row.</summary>
internal sealed class SeriesChunk
{
    /// <summary>Values of a full chunk: 4 KiB, one page of the database.</summary>
    public const int Most = 1024;

    private readonly List<int> _updates = [];
    private readonly List<float> _amounts = [];

    public int Count => _updates.Count;
    public int First => _updates[0];
    public int Last => _updates[^1];

    public void Add(int update, float amount)
    {
        _updates.Add(update);
        _amounts.Add(amount);
    }

    /// <summary>Null where the updates follow each other without gaps.</summary>
    public byte[]? UpdateBytes => Last - First == Count - 1 ? null : MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_updates)).ToArray();

    public byte[] AmountBytes => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_amounts)).ToArray();

    public static IEnumerable<SeriesPoint> Decode(int first, byte[]? updates, byte[] amounts)
    {
        int count = amounts.Length / sizeof(float);
        for (int i = 0; i < count; i++)
            yield return new SeriesPoint(updates is null ? first + i : BitConverter.ToInt32(updates, i * sizeof(int)), BitConverter.ToSingle(amounts, i * sizeof(float)));
    }
}
