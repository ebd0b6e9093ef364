namespace BtcAi.Simulation;

/// <summary>An account at one close.</summary>
/// <param name="Candle">Row.</param>
/// <param name="Equity">After cash flows, in the quote currency.</param>
/// <param name="Index">Time-weighted equity: what the initial capital would have become without cash flows.</param>
/// <param name="Exposure">Signed share of equity.</param>
/// <param name="Cap">Highest |exposure| allowed at the next open.</param>
public readonly record struct JournalClose(int Candle, double Equity, double Index, float Exposure, float Cap);
