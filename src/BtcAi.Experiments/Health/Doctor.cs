using System.Globalization;
using BtcAi.Compute;
using BtcAi.Experiments.Ledger;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Safety;
using BtcAi.Experiments.Settings;
using BtcAi.Experiments.SettingsFiles;
using BtcAi.Foundation;
using BtcAi.Market;

namespace BtcAi.Experiments.Health;

/// <summary>Looks a home and its machine over; changes nothing.</summary>
public sealed class Doctor(string home, RunStore runs, CandleLibrary library, TimeProvider clock, HomeSettings settings)
{
    /// <summary>Every check once; one that cannot be made has failed.</summary>
    public IReadOnlyList<HealthFinding> Examine()
    {
        FreeRoom left = FreeRoom.Of(home);
        RecoverySettings limits = SettingsTree.Default.Recovery;
        HealthFinding chosen = Guarded("Settings", () => HomeChecks.Settings(settings, out limits));
        HealthFinding store = Guarded("Store", () => ContentChecks.Store(home));
        HealthFinding Listed(string check, Func<HealthFinding> look) => store.State == HealthState.Failed
            ? new HealthFinding(check, HealthState.Warning, "Not looked at: the store, which lists the runs, cannot be read.", "Mend the store first.")
            : Guarded(check, look);
        return
        [
            Guarded("Files and rights", () => HomeChecks.Rights(home)),
            Guarded("Disk space", () => HomeChecks.Room(left, limits)),
            chosen,
            Listed("Clock", () => ContentChecks.Clock(runs, clock)),
            Guarded("Candles", () => ContentChecks.Candles(library)),
            store,
            Listed("Checkpoints", () => ContentChecks.Checkpoints(runs)),
            Guarded("Ledger", () => ContentChecks.Ledger(new TrialLedger(home))),
            Guarded("Left-over files", () => HomeChecks.LeftOvers(home, clock)),
            Machine(left, limits),
        ];
    }

    private static HealthFinding Guarded(string check, Func<HealthFinding> look)
    {
        try
        {
            return look();
        }
        catch (Exception e) when (e is WorldException or UserMistakeException or IOException or UnauthorizedAccessException)
        {
            return new HealthFinding(check, HealthState.Failed, e.Message, "Do what the message says, then run `btcai doctor` again.");
        }
    }

    private static HealthFinding Machine(FreeRoom left, RecoverySettings limits)
    {
        string says = string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, vectors of {(int)CpuKernels.BestWidth} bits, {left.MemoryBytes / 1e9:0.0} GB of memory available. Training runs on the processor; no GPU is supported yet.");
        return left.MemoryBytes < limits.MinFreeMemoryMegabytes * 1_000_000L
            ? new HealthFinding("Hardware", HealthState.Failed, says, $"Close other programs: recovery.min_free_memory_megabytes asks for {limits.MinFreeMemoryMegabytes} MB, and no training starts.")
            : CpuKernels.BestWidth == VectorWidth.Bits128
                ? new HealthFinding("Hardware", HealthState.Warning, says, "Nothing; on a processor with AVX2 training is several times as fast.")
                : new HealthFinding("Hardware", HealthState.Ok, says);
    }
}
