using System.Numerics.Tensors;

namespace BtcAi.Compute;

/// <summary>The length of a gradient; the scale min(1, longest allowed / norm) is the caller's.</summary>
public static class GradientClip
{
    /// <summary>Euclidean norm, in pieces summed in double precision.</summary>
    public static double Norm(ReadOnlySpan<float> gradients)
    {
        double squares = 0;
        for (; gradients.Length > 1024; gradients = gradients[1024..])
            squares += TensorPrimitives.SumOfSquares(gradients[..1024]);
        return Math.Sqrt(squares + TensorPrimitives.SumOfSquares(gradients));
    }
}
