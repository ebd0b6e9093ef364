using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Tests.Compute;

public sealed class ChunkRunnerTests
{
    [Fact]
    public void Every_chunk_runs_once_in_each_of_many_runs()
    {
        using var runner = new ChunkRunner(3);
        int[] calls = new int[40];
        int runs = 0;
        for (; runs < 3000; runs++)
            runner.Run(runs % calls.Length + 1, (chunk, thread) =>
            {
                Assert.InRange(thread, 0, 2);
                Interlocked.Increment(ref calls[chunk]);
            });
        for (int chunk = 0; chunk < calls.Length; chunk++)
            Assert.Equal(Enumerable.Range(0, runs).Count(run => run % calls.Length >= chunk), calls[chunk]);
    }

    [Fact]
    public void Gradients_of_chunks_are_the_same_bytes_with_one_two_and_three_threads()
    {
        byte[][] results = [.. new[] { 1, 2, 3 }.Select(GradientBytes)];
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Fact]
    public void A_failure_surfaces_and_the_runner_goes_on()
    {
        using var runner = new ChunkRunner(2);
        int done = 0;
        var failure = Assert.Throws<InvalidOperationException>(() => runner.Run(10, (chunk, _) =>
        {
            if (chunk == 7) throw new InvalidOperationException("seven");
            Interlocked.Increment(ref done);
        }));
        Assert.Equal("seven", failure.Message);
        Assert.Equal(9, done);
        runner.Run(5, (_, _) => Interlocked.Increment(ref done));
        Assert.Equal(14, done);
    }

    [Fact]
    public void A_run_inside_a_run_is_refused()
    {
        using var runner = new ChunkRunner(2);
        Assert.Throws<InvalidOperationException>(() => runner.Run(1, (_, _) => runner.Run(1, (_, _) => { })));
    }

    private static byte[] GradientBytes(int threads)
    {
        const int chunks = 7, rows = 24;
        var rng = new Rng(3);
        var network = new MlpNetwork(new NetworkShape(9, 20, 2, 5), new CpuKernels());
        network.Initialise(rng, [1, 1, 1, 1, 1]);
        float[] inputs = RandomFloats.Draw(rng, chunks * rows * 9), dy = RandomFloats.Draw(rng, chunks * rows * 5);
        NetworkWorkspace[] workspaces = [.. Enumerable.Range(0, threads).Select(_ => network.CreateWorkspace(rows))];
        float[][] gradients = [.. Enumerable.Range(0, chunks).Select(_ => new float[network.ParameterCount])];
        using var runner = new ChunkRunner(threads);
        for (int step = 0; step < 5; step++)
            runner.Run(chunks, (chunk, thread) =>
            {
                Span<float> x = inputs.AsSpan(chunk * rows * 9, rows * 9);
                network.Forward(x, rows, workspaces[thread]);
                network.Backward(x, dy.AsSpan(chunk * rows * 5, rows * 5), rows, workspaces[thread], gradients[chunk]);
            });
        for (int chunk = 1; chunk < chunks; chunk++) Vectors.SumInto(gradients[0], gradients[chunk]);
        return System.Runtime.InteropServices.MemoryMarshal.AsBytes(gradients[0].AsSpan()).ToArray();
    }
}
