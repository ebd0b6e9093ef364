namespace BtcAi.Cli.Bench;

/// <summary>
/// Seconds per call of pieces of work, warmed up first. Several pieces take turns, so that whatever else the machine does
/// falls on all of them.
/// </summary>
internal sealed class BenchTimer(BenchPlan plan, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    /// <summary>Seconds that the whole process computed, which other programs on the machine disturb little.</summary>
    public Spread[] CpuSeconds(params Action[] works) =>
        Measure(works, static () => Environment.CpuUsage.TotalTime.TotalSeconds);

    /// <summary>Seconds that passed.</summary>
    public Spread[] WallSeconds(params Action[] works)
    {
        long start = clock.GetTimestamp();
        return Measure(works, () => clock.GetElapsedTime(start).TotalSeconds);
    }

    private Spread[] Measure(Action[] works, Func<double> now)
    {
        int[] calls = Array.ConvertAll(works, WarmUp);
        double[][] seconds = Array.ConvertAll(works, _ => new double[plan.Repetitions]);
        for (int repetition = 0; repetition < plan.Repetitions; repetition++)
        {
            for (int w = 0; w < works.Length; w++)
            {
                double start = now();
                for (int i = 0; i < calls[w]; i++) works[w]();
                seconds[w][repetition] = (now() - start) / calls[w];
            }
        }
        return Array.ConvertAll(seconds, Spread.Of);
    }

    /// <returns>Calls that fill one repetition.</returns>
    private int WarmUp(Action work)
    {
        int calls = Calls(work, plan.WarmUpSeconds, int.MaxValue, out _);
        int timed = Calls(work, plan.WarmUpSeconds / 4, calls, out double seconds);
        return (int)Math.Max(1, timed * plan.SampleSeconds / seconds);
    }

    private int Calls(Action work, double least, int most, out double seconds)
    {
        long start = clock.GetTimestamp();
        int calls = 0;
        do
        {
            work();
            calls++;
            seconds = clock.GetElapsedTime(start).TotalSeconds;
        }
        while (seconds < least && calls < most);
        return calls;
    }
}
