namespace BtcAi.Compute;

/// <summary>
/// The right-hand factor [Rows × Columns] of a matrix product and the bias added to each of its columns,
/// in whatever order the kernels that made it (<see cref="IKernels.CreatePacked"/>) read fastest.
/// </summary>
public sealed class PackedMatrix
{
    private readonly AlignedFloats _values;

    /// <param name="length">Floats that the layout needs.</param>
    public PackedMatrix(int rows, int columns, int length)
    {
        Rows = rows;
        Columns = columns;
        _values = new AlignedFloats(length);
    }

    public int Rows { get; }

    public int Columns { get; }

    public Span<float> Values => _values.Span;
}
