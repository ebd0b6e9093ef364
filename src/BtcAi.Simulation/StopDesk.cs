using BtcAi.Simulation.Conditions;
using BtcAi.Simulation.Costs;
using BtcAi.Simulation.Holdings;

namespace BtcAi.Simulation;

/// <summary>Closes holdings whose stop or target is touched, and moves trailing stops.</summary>
internal sealed class StopDesk(CandleConditions[] candles, HoldingStore holdings, Broker broker)
{
    /// <summary>At an open: what the volume did not take of a holding that was leaving.</summary>
    public void Rests(int i, ref Lane lane, ref LaneBook book, int row)
    {
        for (int h = 0; h < holdings.Count(i);)
        {
            Holding holding = holdings.Of(i)[h];
            bool gone = holding.Leaving &&
                broker.Leave(i, ref lane, ref book, row, h, candles[row].Open, holding.StopReason, FillLimit.None);
            if (!gone) h++;
        }
        holdings.Measure(i);
    }

    /// <summary>Within a candle, by its high and low.</summary>
    public void Stops(int i, ref Lane lane, ref LaneBook book, int row)
    {
        ref readonly CandleConditions candle = ref candles[row];
        for (int h = 0; h < holdings.Count(i);)
        {
            Holding holding = holdings.Of(i)[h];
            bool leaves = holding.Touches(candle, out double price, out FillReason reason, out FillLimit limit) && !holding.Leaving;
            if (!leaves || !broker.Leave(i, ref lane, ref book, row, h, price, reason, limit)) h++;
        }
        holdings.Ratchet(i, candle);
    }
}
