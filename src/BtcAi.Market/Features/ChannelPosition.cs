namespace BtcAi.Market;

/// <summary>
/// Where the close stands in the Donchian channel (−1 low … 1 high), how far it fell from the high, how wide the channel
/// is (both over σ·√window), and how fresh high and low are (Aroon: −1 at the far end of the window, 1 now).
/// </summary>
internal sealed class ChannelPosition(string name, Channel channel) : IFeature
{
    private readonly double _root = Math.Sqrt(channel.Window);

    public IReadOnlyList<string> Names { get; } =
        [$"{name} position", $"{name} drawdown", $"{name} width", $"{name} high age", $"{name} low age"];

    public void Write(CandleHistory history, Span<float> outputs)
    {
        double close = history.LogClose.Now;
        double width = channel.High - channel.Low;
        double usual = history.Sigma * _root;
        outputs[0] = width > 0 ? (float)((2 * close - channel.High - channel.Low) / width) : 0;
        outputs[1] = (float)((close - channel.High) / usual);
        outputs[2] = (float)(width / usual);
        outputs[3] = 1 - 2f * channel.HighAge / channel.Window;
        outputs[4] = 1 - 2f * channel.LowAge / channel.Window;
    }
}
