namespace BtcAi.Experiments.TrackRecords;

/// <summary>One value of a setting, and what came of the trainings that had it.</summary>
/// <param name="Excess">Net returns over what holding made.</param>
/// <param name="Grounds">On how many stretches of candles and costs.</param>
/// <param name="Evidence">In words.</param>
public sealed record TriedValue(string Text, Sample Excess, Sample Sharpe, int Grounds, string Evidence);
