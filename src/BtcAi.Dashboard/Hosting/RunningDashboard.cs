using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

namespace BtcAi.Dashboard.Hosting;

/// <summary>How a second start finds the first: <c>HOME/dashboard.url</c>, worth something while <c>dashboard.lock</c> is held.</summary>
public sealed class RunningDashboard : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _url;

    private RunningDashboard(FileStream held, string url) => (_lock, _url) = (held, url);

    /// <summary>Where the dashboard of this home is served; null when none runs.</summary>
    public static Uri? Find(string home)
    {
        using FileStream? free = TryLock(home);
        if (free is not null || !File.Exists(UrlPath(home))) return null;
        return Uri.TryCreate(File.ReadAllText(UrlPath(home)).Trim(), UriKind.Absolute, out Uri? url) ? url : null;
    }

    /// <exception cref="WorldException">Another one was faster, or the disk refuses.</exception>
    public static RunningDashboard Announce(string home, Uri address)
    {
        try
        {
            Directory.CreateDirectory(home);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(home, e);
        }
        FileStream held = TryLock(home) ?? throw new WorldException(
            DashboardErrors.Running, $"A dashboard of {home} runs already; open the one that is there, or name another --home.");
        AtomicFile.WriteText(UrlPath(home), address + "\n");
        return new RunningDashboard(held, UrlPath(home));
    }

    public void Dispose()
    {
        File.Delete(_url);
        _lock.Dispose();
    }

    private static string UrlPath(string home) => Path.Combine(home, "dashboard.url");

    private static FileStream? TryLock(string home)
    {
        if (!Directory.Exists(home)) return null;
        try
        {
            return new FileStream(Path.Combine(home, "dashboard.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Refused(home, e);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static WorldException Refused(string home, Exception e) => new(
        DiskErrors.Write, $"A dashboard keeps its address in {home}, which could not be written ({e.Message}). Correct the rights, or choose another folder with --home.", e);
}
