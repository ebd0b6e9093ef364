using BtcAi.Compute;

namespace BtcAi.Learning;

/// <summary>
/// What one thread needs to pass a chunk of rows through the network and back. The losses work on columns (one output
/// of all rows side by side), the network on rows; the transposes happen here.
/// </summary>
public sealed class ThreadBuffers
{
    private readonly NetworkWorkspace _workspace;
    private readonly float[] _rowGradients;
    private readonly int _rows, _outputs;

    public ThreadBuffers(MlpNetwork network, int rows)
    {
        (_rows, _outputs) = (rows, network.Shape.Outputs);
        _workspace = network.CreateWorkspace(rows);
        _rowGradients = new float[rows * _outputs];
        Columns = new float[rows * _outputs];
        ColumnGradients = new float[rows * _outputs];
    }

    /// <summary>Network outputs, shape [Outputs × rows].</summary>
    public float[] Columns { get; }

    /// <summary>Their gradients, shape [Outputs × rows].</summary>
    public float[] ColumnGradients { get; }

    public void Forward(MlpNetwork network, ReadOnlySpan<float> inputs) =>
        Vectors.Transpose(network.Forward(inputs, _rows, _workspace), _rows, _outputs, Columns);

    /// <summary>After <see cref="Forward"/> of the same inputs.</summary>
    public void Backward(MlpNetwork network, ReadOnlySpan<float> inputs, Span<float> gradients)
    {
        Vectors.Transpose(ColumnGradients, _outputs, _rows, _rowGradients);
        network.Backward(inputs, _rowGradients, _rows, _workspace, gradients);
    }
}
