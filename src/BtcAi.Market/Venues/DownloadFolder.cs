using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Market.Venues;

/// <summary>What was fetched and found whole, until it is all in the library: <c>HOME/downloads/NAME</c>, held by one process at a time.</summary>
internal sealed class DownloadFolder : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _held;

    /// <exception cref="WorldException">Another process downloads the same, or the disk refuses.</exception>
    public DownloadFolder(string downloads, string name)
    {
        _folder = Path.Combine(downloads, name);
        try
        {
            Directory.CreateDirectory(_folder);
            _held = new FileStream(_folder + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{_folder} cannot be used ({e.Message}): another download of \"{name}\" may be running. Let it end, or correct the rights.", e);
        }
    }

    public bool Has(CandlePart part) => File.Exists(PathOf(part));

    public byte[] Read(CandlePart part) => File.ReadAllBytes(PathOf(part));

    public void Keep(CandlePart part, byte[] bytes) => AtomicFile.Write(PathOf(part), stream => stream.Write(bytes));

    public void Delete() => Directory.Delete(_folder, recursive: true);

    public void Dispose()
    {
        if (Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any()) Directory.Delete(_folder);
        _held.Dispose();
    }

    private string PathOf(CandlePart part) => Path.Combine(_folder, part.Name);
}
