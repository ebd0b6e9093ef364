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
    public static int ScratchLength(int rows, int m, int n) => Whole(m * n) + Width * (Math.Min(rows, MostSteps) + 1);

    /// <summary>C [rows × columns] = A·B + start, A [rows × steps] and B in panels.</summary>
    public static void Multiply(float* a, int rows, int steps, float* panels, int columns, float* c)
    {
        if (columns <= V.Count)
        {
            MultiplyNarrow(a, rows, steps, panels, columns, c);
            return;
        }
        if (rows == 1)
        {
            MultiplyRow(a, steps, panels, columns, c);
            return;
        }
        nint panel = (nint)Width * (steps + 1);
        for (int i = 0; i < rows; i += MostRows)
            for (int k = 0; k < steps; k += MostSteps)
            {
                var left = new Left(a + (nint)i * steps + k, steps, 1, Math.Min(MostRows, rows - i));
                var right = new Right(panels + Width * (nint)(k + 1), Width, panel, panels, panel);
                Sweep(left, right, Math.Min(MostSteps, steps - k), k > 0, c + (nint)i * columns, columns, columns);
            }
    }

    /// <summary>
    /// C [m × n] = Aᵀ·B, A [rows × m], B [rows × n]. Where B fills its panels worse than A would, Cᵀ = Bᵀ·A is
    /// computed and turned, which costs about a thirtieth.
    /// </summary>
    public static void MultiplyTransposed(float* a, float* b, int rows, int m, int n, float* scratch, float* c)
    {
        if (32L * n * Whole(m) >= 31L * m * Whole(n))
        {
            SumProducts(a, b, rows, m, n, scratch, c);
            return;
        }
        SumProducts(b, a, rows, n, m, scratch + Whole(m * n), scratch);
        Transposition.Run(scratch, n, m, c, n);
    }

    /// <summary>
    /// C = Aᵀ·B. Both factors are read where they lie, 256 rows at a time; only what does not fill a panel of B is packed.
    /// </summary>
    private static void SumProducts(float* a, float* b, int rows, int m, int n, float* scratch, float* c)
    {
        int whole = n / Width * Width;
        new Span<float>(scratch, Width).Clear();
        for (int k = 0; k < rows; k += MostSteps)
        {
            int steps = Math.Min(MostSteps, rows - k);
            float* block = b + (nint)k * n;
            var left = new Left(a + (nint)k * m, 1, m, m);
            Sweep(left, new Right(block, n, Width, scratch, 0), steps, k > 0, c, whole, n);
            if (whole == n) continue;
            Packing<V, T>.Panels(block, steps, n, whole, Width, null, scratch);
            Sweep(left, new Right(scratch + Width, Width, 0, scratch, 0), steps, k > 0, c + whole, n - whole, n);
        }
    }

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
            MicroKernel<V, T>.One(steps, a, 1, panels + Width, Width, panels, edge);
            Copy(edge, Width, c + j, columns, 1, Math.Min(Width, columns - j));
        }
    }

    /// <summary>
    /// B in one panel of one register. Rows of C are written whole, the excess over the next row, which overwrites it;
    /// where there is no next row, aside.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyNarrow(float* a, int rows, int steps, float* panel, int columns, float* c)
    {
        float* edge = stackalloc float[12 * V.Count];
        for (int left = rows, tile; left > 0; left -= tile, a += (nint)tile * steps, c += (nint)tile * columns)
        {
            tile = left >= 12 ? 12 : 1;
            bool aside = (left - tile) * columns < V.Count - columns;
            float* target = aside ? edge : c;
            nint row = aside ? V.Count : columns;
            if (tile == 12) MicroKernel<V, T>.Twelve(steps, a, steps, panel, target, row);
            else MicroKernel<V, T>.OneNarrow(steps, a, panel, target);
            if (aside) Copy(edge, V.Count, c, columns, tile, columns);
        }
    }

    /// <summary>
    /// Some steps of the product into columns of C, whose rows begin cRow floats apart; adds goes on from what C holds,
    /// else each tile begins with the panel's start values.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sweep(in Left a, in Right b, int steps, bool adds, float* c, int columns, nint cRow)
    {
        float* edge = stackalloc float[6 * Width];
        float* panel = b.Panels, start = b.Start;
        for (int left = columns; left > 0; left -= Width, panel += b.Panel, start += b.StartPanel, c += Width)
            for (int i = 0, rows; i < a.Rows; i += rows)
            {
                rows = TileRows(a.Rows - i);
                float* first = a.Values + i * a.Row, tile = c + i * cRow;
                if (left >= Width)
                {
                    if (adds) Tile(rows, steps, first, a, panel, b.Step, tile, cRow, tile, cRow);
                    else Tile(rows, steps, first, a, panel, b.Step, start, 0, tile, cRow);
                    continue;
                }
                // A tile over the right edge is computed aside, and what exists of it copied.
                if (adds) Copy(tile, cRow, edge, Width, rows, left);
                Tile(rows, steps, first, a, panel, b.Step, adds ? edge : start, adds ? Width : 0, edge, Width);
                Copy(edge, Width, tile, cRow, rows, left);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(
        int rows, int steps, float* first, in Left a, float* b, nint bStep, float* start, nint startRow, float* c,
        nint cRow)
    {
        if (rows == 6) MicroKernel<V, T>.Six(steps, first, a.Row, a.Step, b, bStep, start, startRow, c, cRow);
        else if (rows == 4) MicroKernel<V, T>.Four(steps, first, a.Row, a.Step, b, bStep, start, startRow, c, cRow);
        else MicroKernel<V, T>.One(steps, first, a.Step, b, bStep, start, c);
    }

    /// <summary>
    /// Rows of the next tile: sixes, and fours where a six would leave 2 or 3 that keep the units waiting.
    /// </summary>
    private static int TileRows(int rowsLeft) => rowsLeft >= 6 && rowsLeft is not (8 or 9) ? 6 : rowsLeft >= 4 ? 4 : 1;

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

    /// <summary>Rows of the left-hand factor, Row floats apart; their steps are Step floats apart.</summary>
    private readonly struct Left(float* values, nint row, nint step, int rows)
    {
        public readonly float* Values = values;
        public readonly nint Row = row;
        public readonly nint Step = step;
        public readonly int Rows = rows;
    }

    /// <summary>
    /// Panels of the right-hand factor, Panel floats apart; their steps are Step floats apart, their start values
    /// StartPanel.
    /// </summary>
    private readonly struct Right(float* panels, nint step, nint panel, float* start, nint startPanel)
    {
        public readonly float* Panels = panels;
        public readonly nint Step = step;
        public readonly nint Panel = panel;
        public readonly float* Start = start;
        public readonly nint StartPanel = startPanel;
    }
}
