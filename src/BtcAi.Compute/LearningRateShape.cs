namespace BtcAi.Compute;

/// <summary>How a learning rate goes from its initial to its final value.</summary>
public enum LearningRateShape { Constant, Linear, Cosine }
