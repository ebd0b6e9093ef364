using System.Globalization;

namespace BtcAi.Experiments.Html;

/// <summary>Where an axis is marked: 1, 2 or 5 times a power of ten, which people can count by.</summary>
public static class NiceNumbers
{
    /// <summary>The step, 1, 2 or 5 × a power of ten, that marks a span at most so many times.</summary>
    public static double Step(double span, int most)
    {
        double rough = span / Math.Max(1, most), power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 + 1e-9 ? 1 : factor <= 2 + 1e-9 ? 2 : factor <= 5 + 1e-9 ? 5 : 10);
    }

    /// <summary>Multiples of one step within [from, to].</summary>
    public static IReadOnlyList<double> Between(double from, double to, int most)
    {
        if (!(to > from)) return [from];
        double step = Step(to - from, most);
        var numbers = new List<double>();
        for (double k = Math.Ceiling(from / step - 1e-9); k * step <= to +
            step * 1e-9; k++) numbers.Add(Rounded(k * step));
        return numbers;
    }

    /// <summary>For a logarithmic axis: 1, 2 and 5 times powers of ten, or fewer; a short axis evenly.</summary>
    /// <param name="from">Above 0.</param>
    public static IReadOnlyList<double> LogarithmicBetween(double from, double to, int most)
    {
        if (to / from < 10) return Between(from, to, most);
        double[][] choices = [[1, 2, 5], [1, 3], [1]];
        foreach (double[] factors in choices)
        {
            List<double> numbers = Powers(from, to, factors);
            if (numbers.Count <= most || factors.Length == 1) return numbers;
        }
        return [];
    }

    private static List<double> Powers(double from, double to, double[] factors)
    {
        var numbers = new List<double>();
        for (int power = (int)Math.Floor(Math.Log10(from)); power <= Math.Ceiling(Math.Log10(to)); power++)
        {
            foreach (double factor in factors)
            {
                double number = Rounded(factor * Math.Pow(10, power));
                if (number >= from * (1 - 1e-9) && number <= to * (1 + 1e-9)) numbers.Add(number);
            }
        }
        return numbers;
    }

    // 0.30000000000000004 is 0.3 to the reader.
    private static double Rounded(double value) => value == 0
        ? 0
        : double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
