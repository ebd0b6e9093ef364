using BtcAi.Foundation;

namespace BtcAi.Cli.Hosting;

/// <summary>One command run in the background: it speaks into its folder, listens there for a wish to stop, and leaves its exit code.</summary>
internal static class JobSession
{
    private static readonly TimeSpan Listening = TimeSpan.FromMilliseconds(300);

    public static int Run(JobFolder folder, Func<TextWriter, TextWriter, CancellationToken, int> command)
    {
        Directory.CreateDirectory(folder.FullPath);
        using FileStream held = folder.TryHold() ?? throw new IOException($"{folder.FullPath} is another process's.");
        using var stop = new CancellationTokenSource();
        using var listener = TimeProvider.System.CreateTimer(_ => { if (folder.IsAskedToStop) stop.Cancel(); }, null, Listening, Listening);
        using TextWriter output = Open(folder.OutputPath), log = Open(folder.LogPath);
        int code = command(output, log, stop.Token);
        folder.Write(code);
        return code;
    }

    private static TextWriter Open(string path) => TextWriter.Synchronized(
        new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true });
}
