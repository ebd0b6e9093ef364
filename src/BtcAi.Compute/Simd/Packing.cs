using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>
/// Copies of matrices in the order in which <see cref="MicroKernel{V, T}"/> reads them. Right-hand factors become
/// panels of two registers' columns: a row of start values (bias or 0), then the factor's rows; the last panel is
/// filled up with numbers of no effect. A factor that fits into one register is a panel of one.
/// </summary>
internal static unsafe class Packing<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    /// <summary>Columns of an ordinary panel.</summary>
    public static int Width => 2 * V.Count;

    /// <summary>Columns of the panels of a factor: half as many where all of it fits into one register.</summary>
    public static int WidthFor(int columns) => columns <= V.Count ? V.Count : Width;

    public static int PanelsLength(int rows, int columns)
    {
        int width = WidthFor(columns);
        return (columns + width - 1) / width * width * (rows + 1);
    }

    /// <summary>From a matrix [rows × columns], beginning with column first; bias may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panels(float* matrix, int rows, int columns, int first, int width, float* bias, float* packed)
    {
        float* end = matrix + (nint)rows * columns;
        for (matrix += first; first < columns; first += width, matrix += width)
        {
            int count = Math.Min(width, columns - first);
            for (int j = 0; j < width; j++) packed[j] = bias != null && j < count ? bias[first + j] : 0;
            packed += width;
            // What whole registers take along from the next row lands beyond the edge, where no result is read.
            float* source = matrix;
            for (; source + width <= end; source += columns, packed += width)
                for (int j = 0; j < width; j += V.Count) V.Store(V.Load(source + j), packed + j);
            for (; source < end; source += columns, packed += width)
                for (int j = 0; j < width; j++) packed[j] = j < count ? source[j] : 0;
        }
    }

    /// <summary>From the transposed matrix [columns × rows], without bias.</summary>
    public static void PanelsTransposed(float* matrix, int rows, int columns, float* packed)
    {
        int width = WidthFor(columns);
        for (int first = 0; first < columns; first += width, packed += (nint)width * (rows + 1))
        {
            int count = Math.Min(width, columns - first);
            new Span<float>(packed, count == width ? width : width * (rows + 1)).Clear();
            Transposition.Run(matrix + (nint)first * rows, count, rows, packed + width, width);
        }
    }
}
