using System.Diagnostics;

namespace BtcAi.Tests.Cli;

/// <summary>A disk of a few megabytes in memory, where mounting is allowed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly ScratchFolder _point = new();

    /// <summary>Skips the test, with the reason, where it is not.</summary>
    public SmallDisk(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux mounts a disk in memory.");
        string said = Call("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", FullPath);
        if (said.Length == 0) return;
        _point.Dispose();
        Assert.Skip($"No disk in memory can be mounted here: {said}");
    }

    public string FullPath => _point.FullPath;

    /// <summary>Writes a file until nothing fits any more.</summary>
    public string Fill()
    {
        string path = _point.PathTo("filler");
        try
        {
            using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true) stream.Write(new byte[4096]);
        }
        catch (IOException)
        {
            return path;
        }
    }

    public void MakeReadOnly() => Assert.Equal("", Call("mount", "-o", "remount,ro", FullPath));

    public void MakeWritable() => Assert.Equal("", Call("mount", "-o", "remount,rw", FullPath));

    public void Dispose()
    {
        Call("umount", "-l", FullPath);
        _point.Dispose();
    }

    /// <returns>What went wrong; nothing when all went well.</returns>
    private static string Call(string program, params string[] args)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            string said = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : $"{program} ended with {process.ExitCode}. {said}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }
}
