using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Learning.Counterfactual;

/// <summary>
/// Draws windows at random starts (so every phase of the decision grid occurs) and lays out what the market would
/// have paid for every exposure in each of them.
/// </summary>
public sealed class WindowSampler
{
    private readonly DecisionMarket _market;
    private readonly WindowBatch _batch;
    private readonly ChunkRunner _runner;
    private readonly double _costRandomisation, _scale;

    public WindowSampler(DecisionMarket market, WindowBatch batch, ChunkRunner runner, LearnerSettings settings)
    {
        (_market, _batch, _runner, _costRandomisation) = (market, batch, runner, settings.CostRandomisation);
        _scale = settings.ReturnScale / market.RewardUnit;
        int starts = StartsAvailable;
        if (starts < 1)
        {
            throw new UserMistakeException(
                $"The training range holds {market.Decisions.Count} usable candles; one window needs " +
                $"{batch.Decisions * market.Stride + 1}. Use more candles, a shorter bucket or fewer model.window_decisions.");
        }
    }

    private int StartsAvailable => _market.Decisions.Count - _batch.Decisions * _market.Stride;

    public void Sample(Rng rng)
    {
        for (int b = 0; b < _batch.Windows; b++)
        {
            _batch.Starts[b] = _market.Decisions.From + rng.Next(StartsAvailable);
            _batch.CostMultipliers[b] = (float)(1 + (_costRandomisation - 1) * rng.NextDouble());
        }
        _runner.Run(_batch.Decisions + 1, (step, _) => LayOut(step));
    }

    private void LayOut(int step)
    {
        int windows = _batch.Windows, width = _batch.Width;
        Span<float> features = _batch.Features.AsSpan(step * windows * width, windows * width);
        for (int b = 0; b < windows; b++)
        {
            int row = _batch.Starts[b] + step * _market.Stride;
            _market.Features.AsSpan(row * width, width).CopyTo(features.Slice(b * width, width));
        }
        if (step < _batch.Decisions) LayOutRewards(step);
    }

    private void LayOutRewards(int step)
    {
        int windows = _batch.Windows, actions = _batch.Own.Actions;
        float[] levels = _batch.Own.Levels;
        Span<float> growth = WindowBatch.Step(_batch.Growth, step, actions, windows);
        Span<float> cost = WindowBatch.Step(_batch.SwitchCost, step, actions * actions, windows);
        Span<double> costs = stackalloc double[actions * actions];
        for (int b = 0; b < windows; b++)
        {
            int row = _batch.Starts[b] + step * _market.Stride;
            for (int a = 0; a < actions; a++)
                growth[a * windows + b] = (float)(_market.Growth(row, levels[a]) * _scale);
            _market.SwitchCosts(row, _batch.CostMultipliers[b], costs);
            for (int pair = 0; pair < costs.Length; pair++) cost[pair * windows + b] = (float)(costs[pair] * _scale);
        }
    }
}
