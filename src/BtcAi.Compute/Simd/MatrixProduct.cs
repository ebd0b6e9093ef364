using System.Runtime.CompilerServices;

namespace BtcAi.Compute.Simd;

/// <summary>
/// Cuts matrix products into tiles for <see cref="MicroKernel{V, T}"/>. A panel of 256 steps of the right-hand factor
/// (16 KiB at 8 floats a register) stays in the nearest cache while a block of the left-hand factor, at most 288
/// rows by 256 steps, passes by from the second.
/// </summary>
internal static unsafe class MatrixProduct<V, T>
    where V : struct, ISimd<T>
    where T : struct
{
    private const int MostSteps = 256;
    private const int MostRows = 288;

    private static int Width => Packing<V, T>.Width;

    /// <summary>
    /// Floats that <see cref="MultiplyTransposed"/> needs beside its arguments, for this m or a smaller one.
    /// </summary>
    public static int ScratchLength(int rows, int m, int n) =>
        Whole(m * n) + Math.Max(PackedLength(rows, m, n), PackedLength(rows, n, m));

    /// <summary>C [rows × columns] = A·B + start, A [rows × steps] and B in panels.</summary>
    public static void Multiply(float* a, int rows, int steps, float* panels, int columns, float* c)
    {
        if (rows == 1)
        {
            MultiplyRow(a, steps, panels, columns, c);
            return;
        }
        for (int i = 0; i < rows; i += MostRows)
            for (int k = 0; k < steps; k += MostSteps)
            {
                var block = new Block(
                    a + (nint)i * steps + k, Math.Min(MostRows, rows - i), steps, Math.Min(MostSteps, steps - k),
                    panels + (nint)Width * (k + 1), k > 0, c + (nint)i * columns, columns);
                Sweep(block, panels, (nint)Width * (steps + 1));
            }
    }

    /// <summary>
    /// C [m × n] = Aᵀ·B, A [rows × m], B [rows × n]. A narrow B fills its panels badly; then Cᵀ = Bᵀ·A is computed
    /// and turned.
    /// </summary>
    public static void MultiplyTransposed(float* a, float* b, int rows, int m, int n, float* scratch, float* c)
    {
        if (2 * n * Whole(m) > m * Whole(n))
        {
            SumProducts(a, b, rows, m, n, scratch, c);
            return;
        }
        SumProducts(b, a, rows, n, m, scratch + Whole(m * n), scratch);
        Transposition.Run(scratch, n, m, c, n);
    }

    /// <summary>
    /// C = Aᵀ·B. Both factors are packed, 256 rows at a time: walking down a column of either would meet the same few
    /// sets of the cache again and again.
    /// </summary>
    private static void SumProducts(float* a, float* b, int rows, int m, int n, float* scratch, float* c)
    {
        float* tiles = scratch + Packing<V, T>.PanelsLength(Math.Min(rows, MostSteps), n);
        for (int k = 0; k < rows; k += MostSteps)
        {
            int steps = Math.Min(MostSteps, rows - k);
            Packing<V, T>.Panels(b + (nint)k * n, steps, n, null, scratch);
            for (int i = 0; i < m; i += MostRows)
            {
                int count = Math.Min(MostRows, m - i);
                Packing<V, T>.Tiles(a + (nint)k * m + i, steps, m, count, tiles);
                Sweep(
                    new Block(tiles, count, 0, steps, scratch + Width, k > 0, c + (nint)i * n, n), scratch,
                    (nint)Width * (steps + 1));
            }
        }
    }

    private static int PackedLength(int rows, int m, int n) =>
        Packing<V, T>.PanelsLength(Math.Min(rows, MostSteps), n) + Math.Min(rows, MostSteps) * Math.Min(m, MostRows);

    /// <summary>Rounded up to whole panels.</summary>
    private static int Whole(int columns) => (columns + Width - 1) / Width * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRow(float* a, int steps, float* panels, int columns, float* c)
    {
        nint panel = (nint)Width * (steps + 1);
        float* edge = stackalloc float[Width];
        int j = 0;
        for (; j + 4 * Width <= columns; j += 4 * Width, panels += 4 * panel)
            MicroKernel<V, T>.OneByFour(steps, a, panels, panel, c + j);
        for (; j < columns; j += Width, panels += panel)
        {
            MicroKernel<V, T>.One(steps, a, 1, panels + Width, panels, edge);
            Copy(edge, Width, c + j, columns, 1, Math.Min(Width, columns - j));
        }
    }

    /// <summary>One block of A by all panels, which begin panel floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sweep(in Block block, float* start, nint panel)
    {
        float* edge = stackalloc float[6 * Width];
        float* b = block.B, c = block.C;
        for (int left = block.Columns; left > 0; left -= Width, b += panel, start += panel, c += Width)
            for (int i = 0, rows; i < block.Rows; i += rows)
            {
                rows = Packing<V, T>.TileRows(block.Rows - i);
                float* tile = c + (nint)i * block.Columns;
                if (left >= Width)
                {
                    if (block.Adds) Tile(block, i, rows, b, tile, block.Columns, tile, block.Columns);
                    else Tile(block, i, rows, b, start, 0, tile, block.Columns);
                    continue;
                }
                // A tile over the right edge is computed aside, and what exists of it copied.
                if (block.Adds) Copy(tile, block.Columns, edge, Width, rows, left);
                Tile(block, i, rows, b, block.Adds ? edge : start, block.Adds ? Width : 0, edge, Width);
                Copy(edge, Width, tile, block.Columns, rows, left);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(
        in Block block, int i, int rows, float* b, float* start, nint startRow, float* c, nint cRow)
    {
        bool packed = block.ARow == 0;
        float* a = block.A + i * (packed ? block.Steps : block.ARow);
        nint row = packed ? 1 : block.ARow, step = packed ? rows : 1;
        if (rows == 6) MicroKernel<V, T>.Six(block.Steps, a, row, step, b, start, startRow, c, cRow);
        else if (rows == 4) MicroKernel<V, T>.Four(block.Steps, a, row, step, b, start, startRow, c, cRow);
        else MicroKernel<V, T>.One(block.Steps, a, step, b, start, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* source, nint sourceRow, float* target, nint targetRow, int rows, int columns)
    {
        for (; rows > 0; rows--, source += sourceRow, target += targetRow)
        {
            int j = 0;
            for (; j + V.Count <= columns; j += V.Count) V.Store(V.Load(source + j), target + j);
            for (; j < columns; j++) target[j] = source[j];
        }
    }

    /// <summary>
    /// Rows × Steps of A (ARow 0: packed in tiles), from step B of the panels, into all Columns of C; Adds goes on
    /// from what C holds, else each tile begins with the panel's start values.
    /// </summary>
    private readonly struct Block(float* a, int rows, nint aRow, int steps, float* b, bool adds, float* c, int columns)
    {
        public readonly float* A = a;
        public readonly int Rows = rows;
        public readonly nint ARow = aRow;
        public readonly int Steps = steps;
        public readonly float* B = b;
        public readonly bool Adds = adds;
        public readonly float* C = c;
        public readonly int Columns = columns;
    }
}
