namespace BtcAi.Dashboard.Forms;

/// <summary>A deposit or a withdrawal while a person writes it down.</summary>
public sealed class OrderedFlow
{
    public bool IsDeposit { get; set; }

    /// <summary>UTC date.</summary>
    public string Date { get; set; } = "";

    /// <summary>In the quote currency.</summary>
    public string Amount { get; set; } = "";
}
