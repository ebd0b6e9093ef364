using BtcAi.Compute;
using BtcAi.Foundation;
using BtcAi.Foundation.Errors;

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
    private readonly CapSampler? _caps;
    private readonly double _costRandomisation, _scale;

    public WindowSampler(DecisionMarket market, WindowBatch batch, ChunkRunner runner, LearnerSettings settings)
    {
        (_market, _batch, _runner, _costRandomisation) = (market, batch, runner, settings.CostRandomisation);
        _scale = settings.ReturnScale / market.RewardUnit;
        if (market.HasCaps) _caps = new CapSampler(batch, settings.CappedWindows);
        else Array.Fill(batch.Caps, 1);
        if (market.Decisions.Starts(WindowRows) < 1)
        {
            throw new UserMistakeException(CandleErrors.TooFew,
                $"The training range holds {market.Decisions.Count} usable candles; one window needs " +
                $"{WindowRows + 1} on end. Use more candles, a shorter bucket or fewer model.window_decisions.");
        }
    }

    private int WindowRows => _batch.Decisions * _market.Stride;

    public void Sample(Rng rng)
    {
        Draw(rng);
        LayOut();
    }

    /// <summary>Chooses windows, their costs and their caps.</summary>
    public void Draw(Rng rng)
    {
        int starts = _market.Decisions.Starts(WindowRows);
        for (int b = 0; b < _batch.Windows; b++)
        {
            _batch.Starts[b] = _market.Decisions.Start(rng.Next(starts), WindowRows);
            _batch.CostMultipliers[b] = (float)(1 + (_costRandomisation - 1) * rng.NextDouble());
        }
        _caps?.Draw(rng);
    }

    /// <summary>Writes down what the network sees and what every exposure would earn.</summary>
    public void LayOut() => _runner.Run(_batch.Decisions + 1, (step, _) => LayOut(step));

    private void LayOut(int step)
    {
        int windows = _batch.Windows, width = _market.Width, inputs = _batch.Width;
        Span<float> features = _batch.Features.AsSpan(step * windows * inputs, windows * inputs);
        for (int b = 0; b < windows; b++)
        {
            int row = _batch.Starts[b] + step * _market.Stride, cell = step * windows + b;
            Span<float> seen = features.Slice(b * inputs, inputs);
            _market.Features.AsSpan(row * width, width).CopyTo(seen);
            if (inputs == width) continue;
            (seen[width], seen[width + 1], seen[width + 2]) = (_batch.Caps[cell], _batch.Pressures[cell], _batch.Reserves[cell]);
        }
        if (step < _batch.Decisions) LayOutRewards(step);
    }

    private void LayOutRewards(int step)
    {
        int windows = _batch.Windows, actions = _batch.Own.Actions;
        float[] levels = _batch.Own.Levels;
        Span<float> growth = WindowBatch.Step(_batch.Growth, step, actions, windows);
        Span<float> cost = WindowBatch.Step(_batch.SwitchCost, step, actions * actions, windows);
        Span<double> now = stackalloc double[actions], before = stackalloc double[actions], costs = stackalloc double[actions * actions];
        for (int b = 0; b < windows; b++)
        {
            int row = _batch.Starts[b] + step * _market.Stride;
            float cap = _batch.Caps[step * windows + b], capBefore = _batch.Caps[Math.Max(0, step - 1) * windows + b];
            for (int a = 0; a < actions; a++)
            {
                (now[a], before[a]) = (_market.Effective(levels[a], cap), _market.Effective(levels[a], capBefore));
                growth[a * windows + b] = (float)(_market.Growth(row, now[a]) * _scale);
            }
            _market.SwitchCosts(row, before, now, _batch.CostMultipliers[b], costs);
            for (int pair = 0; pair < costs.Length; pair++) cost[pair * windows + b] = (float)(costs[pair] * _scale);
        }
    }
}
