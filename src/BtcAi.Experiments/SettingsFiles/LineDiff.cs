namespace BtcAi.Experiments.SettingsFiles;

/// <summary>What changed between two texts, line by line, by their longest common subsequence.</summary>
public static class LineDiff
{
    /// <returns>Changed lines, "- " before the old and "+ " before the new, and two lines around them, "  " before those.</returns>
    public static IReadOnlyList<string> Of(string before, string after)
    {
        string[] a = before.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'), b = after.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        int[,] common = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var lines = new List<string>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add("  " + a[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add("- " + a[i++]);
            else lines.Add("+ " + b[j++]);
        }
        bool Near(int at) => Enumerable.Range(at - 2, 5).Any(k => k >= 0 && k < lines.Count && lines[k][0] != ' ');
        return [.. lines.Where((_, at) => Near(at))];
    }
}
