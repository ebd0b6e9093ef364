using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>
/// Copies of matrices in the order in which <see cref="MicroKernel{V, T}"/> reads them. Right-hand factors become
/// panels of two registers' columns: a row of start values (bias or 0), then the factor's rows; the last panel is
/// filled up with numbers of no effect.
/// </summary>
internal static unsafe class Packing<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    /// <summary>Columns of a panel.</summary>
    public static int Width => 2 * V.Count;

    public static int PanelsLength(int rows, int columns) => (columns + Width - 1) / Width * Width * (rows + 1);

    /// <summary>From a matrix [rows × columns], beginning with one of its columns; bias may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panels(float* matrix, int rows, int columns, int first, float* bias, float* packed)
    {
        float* end = matrix + (nint)rows * columns;
        for (matrix += first; first < columns; first += Width, matrix += Width)
        {
            int count = Math.Min(Width, columns - first);
            for (int j = 0; j < Width; j++) packed[j] = bias != null && j < count ? bias[first + j] : 0;
            packed += Width;
            // What whole registers take along from the next row lands beyond the edge, where no result is read.
            float* source = matrix;
            for (; source + Width <= end; source += columns, packed += Width)
            {
                V.Store(V.Load(source), packed);
                V.Store(V.Load(source + V.Count), packed + V.Count);
            }
            for (; source < end; source += columns, packed += Width)
                for (int j = 0; j < Width; j++) packed[j] = j < count ? source[j] : 0;
        }
    }

    /// <summary>From the transposed matrix [columns × rows], without bias.</summary>
    public static void PanelsTransposed(float* matrix, int rows, int columns, float* packed)
    {
        for (int first = 0; first < columns; first += Width, packed += (nint)Width * (rows + 1))
        {
            int count = Math.Min(Width, columns - first);
            new Span<float>(packed, count == Width ? Width : Width * (rows + 1)).Clear();
            Transposition.Run(matrix + (nint)first * rows, count, rows, packed + Width, Width);
        }
    }
}
