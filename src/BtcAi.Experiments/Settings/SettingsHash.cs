using System.Security.Cryptography;
using System.Text;

namespace BtcAi.Experiments.Settings;

/// <summary>Sixteen hex digits that tell one choice of settings from another.</summary>
public static class SettingsHash
{
    /// <summary>First 16 hex digits of the SHA-256 over the lines, in their order.</summary>
    public static string Of(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];
}
