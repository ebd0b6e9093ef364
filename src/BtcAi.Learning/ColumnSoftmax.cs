using System.Numerics.Tensors;
using BtcAi.Compute;

namespace BtcAi.Learning;

/// <summary>Policies from logits whose rows lie side by side, one stretch per action.</summary>
internal static class ColumnSoftmax
{
    /// <summary>Few enough rows for all actions' stretches to stay in the nearest cache between the passes.</summary>
    private const int Block = 256;

    /// <summary>Turns logits [actions × rows] into log π in place and writes π [actions × rows].</summary>
    public static void Run(Span<float> logits, Span<float> policy, int actions, int rows)
    {
        Span<float> scratch = stackalloc float[Block];
        for (int first = 0; first < rows; first += Block)
        {
            Span<float> shift = scratch[..Math.Min(Block, rows - first)];
            logits.Slice(first, shift.Length).CopyTo(shift);
            for (int a = 1; a < actions; a++)
                TensorPrimitives.Max(shift, logits.Slice(a * rows + first, shift.Length), shift);
            for (int a = 0; a < actions; a++)
            {
                Span<float> row = logits.Slice(a * rows + first, shift.Length);
                TensorPrimitives.Subtract(row, shift, row);
                Vectors.Exp(row, policy.Slice(a * rows + first, shift.Length));
            }
            policy.Slice(first, shift.Length).CopyTo(shift);
            for (int a = 1; a < actions; a++)
                TensorPrimitives.Add(shift, policy.Slice(a * rows + first, shift.Length), shift);
            TensorPrimitives.Divide(1f, shift, shift);
            for (int a = 0; a < actions; a++)
            {
                Span<float> row = policy.Slice(a * rows + first, shift.Length);
                TensorPrimitives.Multiply(row, shift, row);
            }
            Vectors.Log(shift, shift);
            for (int a = 0; a < actions; a++)
            {
                Span<float> row = logits.Slice(a * rows + first, shift.Length);
                TensorPrimitives.Add(row, shift, row);
            }
        }
    }
}
