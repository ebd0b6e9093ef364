using System.Numerics;
using System.Numerics.Tensors;

namespace BtcAi.Simulation.Statistics;

/// <summary>
/// Sharpe ratios of many strategies over any choice of blocks of periods. Each block keeps its sums, so a choice costs
/// as much as it has blocks times strategies, however many periods there are.
/// </summary>
internal sealed class HalfSharpes
{
    /// <summary>Share of Σr² below which a variance is the rounding of equal returns.</summary>
    private const double Rounding = 1e-12;

    private readonly int _strategies;
    private readonly int[] _periods;

    /// <summary>Per block and strategy.</summary>
    private readonly double[] _sums, _squares;

    private readonly double[] _sum, _square;

    /// <param name="returns">A row per period, a column per strategy.</param>
    public HalfSharpes(ReadOnlySpan<double> returns, int strategies, int blocks)
    {
        _strategies = strategies;
        _periods = new int[blocks];
        _sums = new double[blocks * strategies];
        _squares = new double[blocks * strategies];
        _sum = new double[strategies];
        _square = new double[strategies];
        int rows = returns.Length / strategies;
        for (int b = 0; b < blocks; b++)
        {
            int from = (int)((long)b * rows / blocks), to = (int)((long)(b + 1) * rows / blocks);
            _periods[b] = to - from;
            for (int row = from; row < to; row++)
            {
                ReadOnlySpan<double> values = returns.Slice(row * strategies, strategies);
                TensorPrimitives.Add(Of(_sums, b), values, Of(_sums, b));
                TensorPrimitives.MultiplyAdd(values, values, Of(_squares, b), Of(_squares, b));
            }
        }
    }

    /// <summary>One ratio per strategy, per period; 0 for one without variation.</summary>
    /// <param name="blocks">The chosen ones, a bit each.</param>
    public void Measure(uint blocks, Span<double> sharpes)
    {
        _sum.AsSpan().Clear();
        _square.AsSpan().Clear();
        int periods = 0;
        for (; blocks != 0; blocks &= blocks - 1)
        {
            int b = BitOperations.TrailingZeroCount(blocks);
            TensorPrimitives.Add(_sum, Of(_sums, b), _sum);
            TensorPrimitives.Add(_square, Of(_squares, b), _square);
            periods += _periods[b];
        }
        for (int s = 0; s < sharpes.Length; s++)
        {
            double mean = _sum[s] / periods, squares = _square[s] - _sum[s] * mean;
            sharpes[s] = squares > Rounding * _square[s] ? mean / Math.Sqrt(squares / (periods - 1)) : 0;
        }
    }

    private Span<double> Of(double[] values, int block) => values.AsSpan(block * _strategies, _strategies);
}
