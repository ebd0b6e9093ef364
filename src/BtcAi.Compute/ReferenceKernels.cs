namespace BtcAi.Compute;

/// <summary>
/// The mathematics in plain loops, sums in double precision: documentation, and the measure of the fast
/// kernels.
/// </summary>
public sealed class ReferenceKernels : IKernels
{
    /// <summary>Added to the variance of a row before its root.</summary>
    public const double NormalisationEpsilon = 1e-5;

    /// <summary>The matrix row by row, then the bias.</summary>
    public PackedMatrix CreatePacked(int rows, int columns) => new(rows, columns, (rows + 1) * columns);

    /// <summary>Nothing is kept in it.</summary>
    public PackedMatrix CreateScratch(int rows, int m, int n) => new(rows, n, 0);

    public void Pack(ReadOnlySpan<float> matrix, ReadOnlySpan<float> bias, PackedMatrix packed)
    {
        packed.Values.Clear();
        matrix.CopyTo(packed.Values);
        bias.CopyTo(packed.Values[(packed.Rows * packed.Columns)..]);
    }

    public void PackTransposed(ReadOnlySpan<float> matrix, PackedMatrix packed)
    {
        packed.Values.Clear();
        for (int i = 0; i < packed.Rows; i++)
            for (int j = 0; j < packed.Columns; j++)
                packed.Values[i * packed.Columns + j] = matrix[j * packed.Rows + i];
    }

    public void Multiply(ReadOnlySpan<float> a, int rows, PackedMatrix b, Span<float> c)
    {
        ReadOnlySpan<float> values = b.Values;
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < b.Columns; j++)
            {
                double sum = values[b.Rows * b.Columns + j];
                for (int k = 0; k < b.Rows; k++) sum += (double)a[i * b.Rows + k] * values[k * b.Columns + j];
                c[i * b.Columns + j] = (float)sum;
            }
    }

    public void MultiplyTransposed(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, int rows, PackedMatrix scratch, Span<float> c)
    {
        int n = scratch.Columns;
        int m = c.Length / n;
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int r = 0; r < rows; r++) sum += (double)a[r * m + i] * b[r * n + j];
                c[i * n + j] = (float)sum;
            }
    }

    public void ColumnSums(ReadOnlySpan<float> values, int rows, Span<float> sums)
    {
        for (int j = 0; j < sums.Length; j++)
        {
            double sum = 0;
            for (int r = 0; r < rows; r++) sum += values[r * sums.Length + j];
            sums[j] = (float)sum;
        }
    }

    public void NormaliseForward(
        ReadOnlySpan<float> x, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> shift,
        Span<float> normalised, Span<float> inverseDeviation, Span<float> y)
    {
        int n = gain.Length;
        for (int r = 0; r < rows; r++)
        {
            double mean = 0, variance = 0;
            for (int j = 0; j < n; j++) mean += x[r * n + j] / (double)n;
            for (int j = 0; j < n; j++) variance += (x[r * n + j] - mean) * (x[r * n + j] - mean) / n;
            double inverse = 1 / Math.Sqrt(variance + NormalisationEpsilon);
            inverseDeviation[r] = (float)inverse;
            for (int j = 0; j < n; j++)
            {
                double value = (x[r * n + j] - mean) * inverse;
                normalised[r * n + j] = (float)value;
                y[r * n + j] = (float)(gain[j] * value + shift[j]);
            }
        }
    }

    public void NormaliseBackward(
        ReadOnlySpan<float> dy, int rows, ReadOnlySpan<float> gain, ReadOnlySpan<float> normalised,
        ReadOnlySpan<float> inverseDeviation, Span<float> dx, Span<float> dgain, Span<float> dshift)
    {
        int n = gain.Length;
        for (int j = 0; j < n; j++)
        {
            double gainSum = 0, shiftSum = 0;
            for (int r = 0; r < rows; r++)
            {
                gainSum += (double)dy[r * n + j] * normalised[r * n + j];
                shiftSum += dy[r * n + j];
            }
            dgain[j] = (float)gainSum;
            dshift[j] = (float)shiftSum;
        }
        for (int r = 0; r < rows; r++)
        {
            double mean = 0, product = 0;
            for (int j = 0; j < n; j++)
            {
                double g = (double)gain[j] * dy[r * n + j];
                mean += g / n;
                product += g * normalised[r * n + j] / n;
            }
            for (int j = 0; j < n; j++)
            {
                double g = (double)gain[j] * dy[r * n + j];
                dx[r * n + j] = (float)(inverseDeviation[r] * (g - mean - normalised[r * n + j] * product));
            }
        }
    }

    public void ActivateForward(Activation activation, ReadOnlySpan<float> x, Span<float> y, Span<float> slope)
    {
        for (int i = 0; i < x.Length; i++)
            (y[i], slope[i]) = ((float)Value(activation, x[i]), (float)Slope(activation, x[i]));
    }

    public void ActivateBackward(ReadOnlySpan<float> slope, ReadOnlySpan<float> dy, Span<float> dx)
    {
        for (int i = 0; i < slope.Length; i++) dx[i] = slope[i] * dy[i];
    }

    public void Softmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result)
    {
        LogSoftmax(logits, rows, columns, result);
        for (int i = 0; i < rows * columns; i++) result[i] = (float)Math.Exp(result[i]);
    }

    public void LogSoftmax(ReadOnlySpan<float> logits, int rows, int columns, Span<float> result)
    {
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = logits.Slice(r * columns, columns);
            double largest = double.NegativeInfinity, sum = 0;
            foreach (float logit in row) largest = Math.Max(largest, logit);
            foreach (float logit in row) sum += Math.Exp(logit - largest);
            for (int j = 0; j < columns; j++) result[r * columns + j] = (float)(row[j] - largest - Math.Log(sum));
        }
    }

    public void AdamStep(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> firstMoment, Span<float> secondMoment,
        in AdamSettings settings)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            double g = (double)gradients[i] * settings.GradientScale;
            double m = settings.Beta1 * (double)firstMoment[i] + (1.0 - settings.Beta1) * g;
            double v = settings.Beta2 * (double)secondMoment[i] + (1.0 - settings.Beta2) * g * g;
            double root = Math.Sqrt(v / settings.VarianceCorrection);
            double direction = m / settings.MeanCorrection / (root + settings.Epsilon);
            firstMoment[i] = (float)m;
            secondMoment[i] = (float)v;
            parameters[i] -= (float)(settings.StepSize * (settings.WeightDecay * parameters[i] + direction));
        }
    }

    private static double Value(Activation activation, double x) => activation switch
    {
        Activation.SiLU => x * Sigmoid(x),
        Activation.ReLU => Math.Max(x, 0),
        Activation.LeakyReLU => x > 0 ? x : 0.01 * x,
        Activation.ELU => x > 0 ? x : Math.Exp(x) - 1,
        Activation.Tanh => Math.Tanh(x),
        Activation.GELU => 0.5 * x * (1 + Math.Tanh(GeluArgument(x))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static double Slope(Activation activation, double x) => activation switch
    {
        Activation.SiLU => Sigmoid(x) * (1 + x * (1 - Sigmoid(x))),
        Activation.ReLU => x > 0 ? 1 : 0,
        Activation.LeakyReLU => x > 0 ? 1 : 0.01,
        Activation.ELU => x > 0 ? 1 : Math.Exp(x),
        Activation.Tanh => 1 - Math.Tanh(x) * Math.Tanh(x),
        Activation.GELU => GeluSlope(x, Math.Tanh(GeluArgument(x))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double GeluArgument(double x) => Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);

    private static double GeluSlope(double x, double tanh) =>
        0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * Math.Sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
}
