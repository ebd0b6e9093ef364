using System.Text.Json;
using BtcAi.Experiments.Runs;
using BtcAi.Experiments.Settings;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;
using BtcAi.Market;

namespace BtcAi.Experiments.Ledger;

/// <summary>
/// Every look at any candles, one JSON line each, in <c>HOME/ledger.jsonl</c>: only ever appended to, and not touched when
/// runs are deleted. Who tries often enough finds something; this is what the count is taken from.
/// </summary>
public sealed class TrialLedger(string home)
{
    private static readonly JsonSerializerOptions Options = new(RunJson.Options) { WriteIndented = false };

    public string FilePath { get; } = Path.Combine(home, "ledger.jsonl");

    /// <summary>First 16 hex digits of the SHA-256 over all settings, defaults included.</summary>
    /// <param name="variant">What else makes it another trial.</param>
    public static string HashOf(SettingsTree settings, string variant = "") =>
        SettingsHash.Of(variant.Length > 0 ? settings.Assignments().Append(variant) : settings.Assignments());

    /// <exception cref="WorldException">The disk refuses.</exception>
    public void Append(LedgerEntry entry)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, Options), (byte)'\n'];
        try
        {
            Directory.CreateDirectory(home);
            using var stream = new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            // A line that a crash cut short must not swallow this one.
            if (stream.Length > 0)
            {
                stream.Position = stream.Length - 1;
                if (stream.ReadByte() != '\n') line = [(byte)'\n', .. line];
            }
            stream.Position = stream.Length;
            stream.Write(line);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(DiskErrors.Write, $"{FilePath} could not be written ({e.Message}); the trial is not counted. Free some space or choose another --home.", e);
        }
    }

    /// <summary>In the order of writing.</summary>
    /// <param name="damaged">How many lines could not be read; they are left where they are.</param>
    public IReadOnlyList<LedgerEntry> Read(out int damaged)
    {
        var entries = new List<LedgerEntry>();
        damaged = 0;
        if (!File.Exists(FilePath)) return entries;
        foreach (string line in File.ReadLines(FilePath))
        {
            if (line.Length == 0) continue;
            try
            {
                if (JsonSerializer.Deserialize<LedgerEntry>(line, Options) is { Candles: not null, Fingerprint: not null, Settings: not null } entry) entries.Add(entry);
                else damaged++;
            }
            catch (JsonException)
            {
                damaged++;
            }
        }
        return entries;
    }

    /// <summary>Looks at the hold-out of a run's candles, by whatever run; null when there were none, and every line can be read.</summary>
    public HoldOutOpenings? OpeningsOf(RunRecord run)
    {
        IReadOnlyList<LedgerEntry> all = Read(out int damaged);
        LedgerEntry[] own = [.. all.Where(e => e.Run == run.Id)];
        HashSet<string> names = [.. own.Select(e => e.Candles)];
        string market = string.Join(' ', own.Select(e => e.Market).Where(marks => marks.Length > 0).Distinct());
        long start = run.Settings.Evaluation.HoldOutStartMs(run.FromMs, run.ToMs);
        LedgerEntry[] same = [.. all.Where(e => (e.Fingerprint == run.CandleFingerprint || names.Contains(e.Candles) || MarketMarks.Share(e.Market, market)) && e.FromMs < run.ToMs)];
        return OpeningsAmong(same.Where(e => e.ToMs > run.FromMs), same.Count(e => e.Kind != LedgerKind.HoldOut && e.ToMs > start), damaged);
    }

    /// <summary>Looks at these candles, by name, fingerprint or a mark of their market, whose range overlaps the one given.</summary>
    /// <param name="damaged">How many lines could not be read; any of them may have been such a look.</param>
    public IReadOnlyList<LedgerEntry> Looks(CandleSeries candles, long fromMs, long toMs, out int damaged)
    {
        string market = MarketMarks.Of(candles);
        return [.. Read(out damaged).Where(e =>
            e.FromMs < toMs && e.ToMs > fromMs && (e.Candles == candles.Name || e.Fingerprint == candles.Fingerprint || MarketMarks.Share(e.Market, market)))];
    }

    /// <summary>Openings of any hold-out on these candles that the range overlaps; null when there were none.</summary>
    public HoldOutOpenings? OpeningsOn(CandleSeries candles, long fromMs, long toMs) => OpeningsAmong(Looks(candles, fromMs, toMs, out int damaged), others: 0, damaged);

    /// <summary>Openings of any hold-out among looks in the order of writing; null when there is nothing to tell.</summary>
    /// <param name="others">Looks into it that were no openings.</param>
    /// <param name="damaged">Lines that could not be read.</param>
    public static HoldOutOpenings? OpeningsAmong(IEnumerable<LedgerEntry> looks, int others = 0, int damaged = 0)
    {
        LedgerEntry[] opened = [.. looks.Where(e => e.Kind == LedgerKind.HoldOut)];
        return opened.Length + others + damaged == 0 ? null
            : new HoldOutOpenings(opened.Length, opened.FirstOrDefault()?.Time, opened.LastOrDefault()?.Time, others) { Unreadable = damaged };
    }
}
