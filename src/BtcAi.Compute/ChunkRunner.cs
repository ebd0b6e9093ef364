using System.Runtime.ExceptionServices;

namespace BtcAi.Compute;

/// <summary>
/// Persistent worker threads for numbered chunks of work. Which thread computes a chunk is left to timing, so
/// each chunk must write only to buffers of its own; then results depend on neither thread count nor timing.
/// </summary>
public sealed class ChunkRunner : IDisposable
{
    private const int SpinsBeforeWaiting = 500;
    private readonly Thread[] _workers;
    private readonly SemaphoreSlim _work = new(0);
    private readonly ManualResetEventSlim _done = new(false, 0);
    private Action<int, int> _body = static (_, _) => { };
    private Exception? _failure;
    private long _ticket; // high half: number of the run; low half: chunks not yet claimed
    private int _pending;
    private int _sleeping;
    private int _running;
    private volatile bool _disposed;

    /// <param name="threads">The calling thread counts as one of them.</param>
    public ChunkRunner(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _workers = new Thread[threads - 1];
        for (int i = 0; i < _workers.Length; i++)
        {
            int thread = i + 1;
            _workers[i] = new Thread(() => Work(thread)) { IsBackground = true, Name = $"chunks {thread}" };
            _workers[i].Start();
        }
    }

    public int Threads { get; }

    /// <summary>
    /// Calls body(chunk, thread) for every chunk and returns when all are done; the caller works along as thread 0.
    /// Of several failures one surfaces, after the other chunks were done.
    /// </summary>
    public void Run(int chunks, Action<int, int> body)
    {
        if (Threads == 1)
        {
            for (int chunk = 0; chunk < chunks; chunk++) body(chunk, 0);
            return;
        }
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (chunks <= 0) return;
        if (Interlocked.Exchange(ref _running, 1) == 1)
            throw new InvalidOperationException("A ChunkRunner does one Run at a time; a body may not start another.");
        try
        {
            Publish(chunks, body);
            Claim(0);
            WaitForOthers();
            if (_failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (_workers.Length > 0) _work.Release(_workers.Length);
        foreach (Thread worker in _workers) worker.Join();
        _work.Dispose();
        _done.Dispose();
    }

    private void Publish(int chunks, Action<int, int> body)
    {
        _failure = null;
        _body = body;
        _pending = chunks;
        long run = (_ticket >> 32) + 1;
        Interlocked.Exchange(ref _ticket, (run << 32) + chunks);
        int sleeping = Math.Min(Volatile.Read(ref _sleeping), chunks - 1);
        if (sleeping > 0) _work.Release(sleeping);
    }

    private void Work(int thread)
    {
        long seen = 0;
        while (!_disposed)
        {
            for (int spin = 0; spin < SpinsBeforeWaiting && Volatile.Read(ref _ticket) >> 32 == seen; spin++)
                Thread.SpinWait(8);
            if (Volatile.Read(ref _ticket) >> 32 == seen) Sleep(seen);
            seen = Volatile.Read(ref _ticket) >> 32;
            Claim(thread);
        }
    }

    private void Sleep(long seen)
    {
        Interlocked.Increment(ref _sleeping);
        // Looking again after the announcement closes the gap in which a run could have been missed.
        if (Volatile.Read(ref _ticket) >> 32 == seen && !_disposed) _work.Wait();
        Interlocked.Decrement(ref _sleeping);
    }

    private void Claim(int thread)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            int unclaimed = (int)ticket;
            if (unclaimed == 0) return;
            Action<int, int> body = _body;
            // Succeeds only if no later run began meanwhile, so chunk and body belong together.
            if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) == ticket) Do(unclaimed - 1, thread, body);
        }
    }

    private void Do(int chunk, int thread, Action<int, int> body)
    {
        try
        {
            body(chunk, thread);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, e, null);
        }
        if (Interlocked.Decrement(ref _pending) == 0) _done.Set();
    }

    private void WaitForOthers()
    {
        for (int spin = 0; spin < SpinsBeforeWaiting; spin++)
        {
            if (Volatile.Read(ref _pending) == 0) return;
            Thread.SpinWait(8);
        }
        while (Volatile.Read(ref _pending) != 0)
        {
            // A late signal of an earlier run only costs one more turn.
            _done.Reset();
            if (Volatile.Read(ref _pending) != 0) _done.Wait();
        }
    }
}
