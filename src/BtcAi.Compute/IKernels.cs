namespace BtcAi.Compute;

/// <summary>
/// The one seam under every network: each member is called once per layer and chunk of rows. Matrices are
/// row-major spans without gaps; results overwrite; source and result may be the same span only where said.
/// <see cref="ReferenceKernels"/> is the plain definition of each member, <see cref="CpuKernels"/> the fast one.
/// </summary>
public interface IKernels
{
    /// <summary>Room for a right-hand factor of this size.</summary>
    PackedMatrix CreatePacked(int rows, int columns);

    /// <summary>Room for <see cref="MultiplyTransposed"/> of factors up to [rows × m] and [rows × n].</summary>
    PackedMatrix CreateScratch(int rows, int m, int n);

    /// <summary>Stores a matrix [rows × columns] and the bias of its columns (empty: none).</summary>
    void Pack(ReadOnlySpan<float> matrix, ReadOnlySpan<float> bias, PackedMatrix packed);

    /// <summary>Stores the transpose of a matrix [columns × rows], without bias.</summary>
    void PackTransposed(ReadOnlySpan<float> matrix, PackedMatrix packed);

    /// <summary>C = A·B + bias: A [rows × B.Rows], C [rows × B.Columns].</summary>
    void Multiply(ReadOnlySpan<float> a, int rows, PackedMatrix b, Span<float> c);

    /// <summary>C = Aᵀ·B: A [rows × m], B [rows × scratch.Columns], C [m × scratch.Columns]; scratch from
    /// <see cref="CreateScratch"/> for at least these rows and m, and this n.</summary>
    void MultiplyTransposed(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, int rows, PackedMatrix scratch, Span<float> c);

    /// <summary>The sum of each column of values [rows × sums.Length].</summary>
    void ColumnSums(ReadOnlySpan<float> values, int rows, Span<float> sums);

    /// <summary>
    /// Each row x of [rows × gain.Length] becomes normalised n = (x − mean)·inverse deviation (one per row) and
    /// y = gain·n + shift (Ba, Kiros and Hinton, arXiv 1607.06450); variance + 1e-5 under the root.
    /// </summary>
    void NormaliseForward(
        ReadOnlySpan<float> x, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> shift,
        Span<float> normalised, Span<float> inverseDeviation, Span<float> y);

    /// <summary>
    /// From dy the gradients of x, gain and shift. With g = gain·dy, per row:
    /// dx = inverse deviation·(g − mean(g) − n·mean(g·n)); dgain = Σ dy·n, dshift = Σ dy over rows. dx may be dy.
    /// </summary>
    void NormaliseBackward(
        ReadOnlySpan<float> dy, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> normalised,
        ReadOnlySpan<float> inverseDeviation, Span<float> dx, Span<float> dgain, Span<float> dshift);

    /// <summary>y = f(x) and slope = f'(x), element by element; either may be x.</summary>
    void ActivateForward(Activation activation, ReadOnlySpan<float> x, Span<float> y, Span<float> slope);

    /// <summary>dx = slope·dy, element by element; dx may be dy.</summary>
    void ActivateBackward(ReadOnlySpan<float> slope, ReadOnlySpan<float> dy, Span<float> dx);

    /// <summary>Each row of logits [rows × columns] as probabilities; result may be logits.</summary>
    void Softmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result);

    /// <summary>
    /// The logarithms of <see cref="Softmax"/>, without leaving the logarithmic scale; result may be logits.
    /// </summary>
    void LogSoftmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result);

    /// <summary>
    /// One step of Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2):
    /// m ← β1·m + (1 − β1)·g; v ← β2·v + (1 − β2)·g²;
    /// p ← p − stepSize·(weightDecay·p + (m/meanCorrection) / (√(v/varianceCorrection) + ε)).
    /// </summary>
    void AdamStep(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> firstMoment, Span<float> secondMoment,
        in AdamSettings settings);
}
