using BtcAi.Compute;
using BtcAi.Foundation;

namespace BtcAi.Cli.Bench;

/// <summary>The matrix products of a network's passes over one chunk of rows, without anything between them.</summary>
internal sealed class NetworkProducts
{
    private readonly LayerProducts[] _layers;
    private readonly int _epochs;

    /// <param name="epochs">Gradient passes per gathered row; gathering is one more forward pass.</param>
    public NetworkProducts(NetworkShape shape, int rows, int epochs)
    {
        (_epochs, Rows) = (epochs, rows);
        int[] widths = [shape.Inputs, .. Enumerable.Repeat(shape.Hidden, shape.Layers), shape.Outputs];
        _layers = [.. widths.Zip(widths.Skip(1), (inputs, outputs) => new LayerProducts(rows, inputs, outputs, new Rng(1)))];
    }

    public int Rows { get; }

    /// <summary>
    /// Operations per gathered row: all layers forwards once to gather and once per epoch, weight gradients of all layers
    /// and input gradients of all but the first once per epoch.
    /// </summary>
    public double OperationsPerRow
    {
        get
        {
            double all = _layers.Sum(layer => layer.Operations), first = _layers[0].Operations;
            return ((1 + _epochs) * all + _epochs * (2 * all - first)) / Rows;
        }
    }

    /// <summary>Everything that one chunk of gathered rows costs in products until the update is over.</summary>
    public void Run()
    {
        Forward();
        for (int epoch = 0; epoch < _epochs; epoch++)
        {
            Forward();
            for (int i = _layers.Length - 1; i >= 0; i--)
            {
                _layers[i].WeightGradient();
                if (i > 0) _layers[i].InputGradient();
            }
        }
    }

    private void Forward()
    {
        foreach (LayerProducts layer in _layers) layer.Forward();
    }
}
