using BtcAi.Foundation;

namespace BtcAi.Compute;

/// <summary>
/// A multi-layer perceptron with hand-written passes both ways. All parameters lie in one flat block, so that
/// optimisers, checkpoints and copies need no knowledge of layers. One network may be used by many threads at
/// once, each with a workspace of its own.
/// </summary>
public sealed class MlpNetwork
{
    private readonly IKernels _kernels;
    private readonly TrunkLayer[] _trunk;
    private readonly Linear _head;

    /// <exception cref="ArgumentException">A size below 1.</exception>
    public MlpNetwork(NetworkShape shape, IKernels kernels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Hidden, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Layers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Outputs, 1);
        _kernels = kernels;
        Shape = shape;
        var slices = new List<ParameterSlice>();
        _trunk = new TrunkLayer[shape.Layers];
        for (int i = 0; i < shape.Layers; i++)
            _trunk[i] = new TrunkLayer(shape, kernels, i, slices);
        _head = new Linear(
            kernels, shape.Hidden, shape.Outputs, Append(slices, "head.matrix", shape.Hidden * shape.Outputs, false),
            Append(slices, "head.bias", shape.Outputs, false));
        Slices = slices;
        ParameterCount = slices[^1].Offset + slices[^1].Count;
        Parameters = new float[ParameterCount];
        WeightsChanged();
    }

    public NetworkShape Shape { get; }

    public int ParameterCount { get; }

    /// <summary>All parameters; after writing to them call <see cref="WeightsChanged"/>.</summary>
    public float[] Parameters { get; }

    /// <summary>
    /// The parts of <see cref="Parameters"/>, in order and without gaps. Matrices are [inputs × outputs].
    /// </summary>
    public IReadOnlyList<ParameterSlice> Slices { get; }

    /// <summary>
    /// Orthogonal trunk matrices of gain √2, a head of orthogonal columns with length headGains[j], gains of
    /// layer-norm 1, all else 0 (Saxe, McClelland and Ganguli, arXiv 1312.6120).
    /// </summary>
    /// <param name="headGains">One per output.</param>
    public void Initialise(Rng rng, ReadOnlySpan<float> headGains)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(headGains.Length, Shape.Outputs);
        Array.Clear(Parameters);
        foreach (TrunkLayer layer in _trunk)
        {
            Linear linear = layer.Linear;
            Orthogonal.Fill(rng, linear.Inputs, linear.Outputs, Math.Sqrt(2), linear.Matrix.Of(Parameters.AsSpan()));
            if (layer.Norm is { } norm) norm.Gain.Of(Parameters.AsSpan()).Fill(1);
        }
        Span<float> head = _head.Matrix.Of(Parameters.AsSpan());
        Orthogonal.Fill(rng, Shape.Hidden, Shape.Outputs, 1, head);
        for (int i = 0; i < head.Length; i++) head[i] *= headGains[i % Shape.Outputs];
        WeightsChanged();
    }

    /// <summary>
    /// Brings <see cref="Parameters"/> into force; call once after each optimiser step, while no pass runs.
    /// </summary>
    public void WeightsChanged()
    {
        foreach (TrunkLayer layer in _trunk) layer.Linear.WeightsChanged(Parameters);
        _head.WeightsChanged(Parameters);
    }

    public NetworkWorkspace CreateWorkspace(int maxRows) => new(Shape, maxRows, _kernels);

    /// <summary>
    /// Inputs [rows × Inputs] to outputs [rows × Outputs], which live in the workspace until its next pass.
    /// </summary>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> inputs, int rows, NetworkWorkspace w)
    {
        CheckRows(inputs.Length, rows, Shape.Inputs, w);
        int hidden = rows * Shape.Hidden;
        ReadOnlySpan<float> x = inputs;
        for (int i = 0; i < _trunk.Length; i++)
        {
            _trunk[i].Forward(Parameters, x, rows, w.Layers[i]);
            x = w.Layers[i].Activated.Span[..hidden];
        }
        Span<float> outputs = w.Outputs.Span[..(rows * Shape.Outputs)];
        _head.Forward(x, rows, outputs);
        return outputs;
    }

    /// <summary>
    /// After <see cref="Forward"/> with the same inputs and workspace: overwrites gradients (ParameterCount long)
    /// with the sum over the rows of those of Σ outputs·outputGradients.
    /// </summary>
    /// <param name="outputGradients">[rows × Outputs].</param>
    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, int rows, NetworkWorkspace w,
        Span<float> gradients)
    {
        CheckRows(inputs.Length, rows, Shape.Inputs, w);
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputGradients.Length, rows * Shape.Outputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradients.Length, ParameterCount);
        int hidden = rows * Shape.Hidden;
        Span<float> dy = w.Gradient.Span[..hidden];
        Span<float> dx = w.NextGradient.Span[..hidden];
        _head.Backward(w.Layers[^1].Activated.Span[..hidden], outputGradients, rows, w.OutputScratch, gradients, dy);
        for (int i = _trunk.Length - 1; i >= 0; i--)
        {
            ReadOnlySpan<float> x = i == 0 ? inputs : w.Layers[i - 1].Activated.Span[..hidden];
            _trunk[i].Backward(Parameters, x, rows, w.Layers[i], dy, w.HiddenScratch, gradients, i == 0 ? [] : dx);
            Span<float> swap = dy;
            dy = dx;
            dx = swap;
        }
    }

    internal static ParameterSlice Append(List<ParameterSlice> slices, string name, int count, bool decays)
    {
        int offset = slices.Count == 0 ? 0 : slices[^1].Offset + slices[^1].Count;
        var slice = new ParameterSlice(name, offset, count, decays);
        slices.Add(slice);
        return slice;
    }

    private static void CheckRows(int length, int rows, int columns, NetworkWorkspace w)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, w.MaxRows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, rows * columns);
    }
}
