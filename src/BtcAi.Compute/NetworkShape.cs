namespace BtcAi.Compute;

/// <summary>
/// A trunk of Layers × (linear, layer-norm if wanted, activation), each Hidden wide, then one linear head.
/// </summary>
public sealed record NetworkShape(
    int Inputs, int Hidden, int Layers, int Outputs, Activation Activation = Activation.SiLU, bool LayerNorm = true);
