namespace BtcAi.Compute;

/// <summary>
/// Bits of the vector registers that kernels are compiled for; a width the machine lacks works, slowly.
/// </summary>
public enum VectorWidth { Bits128 = 128, Bits256 = 256, Bits512 = 512 }
