namespace BtcAi.Compute;

/// <summary>
/// SiLU: x·σ(x). LeakyReLU: slope 0.01 below zero. ELU: eˣ − 1 below zero.
/// GELU: the tanh form, ½x(1 + tanh(√(2/π)(x + 0.044715x³))) (Hendrycks and Gimpel, arXiv 1606.08415).
/// </summary>
public enum Activation { SiLU, ReLU, LeakyReLU, ELU, Tanh, GELU }
