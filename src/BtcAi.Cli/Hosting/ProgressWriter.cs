using System.Text;

namespace BtcAi.Cli.Hosting;

/// <summary>
/// Passes text on until its reader is gone, and then falls silent: a closed terminal is no reason to lose what is being trained.
/// </summary>
public sealed class ProgressWriter : TextWriter
{
    private bool _gone;

    public ProgressWriter(TextWriter inner) => (Inner, CoreNewLine) = (inner, inner.NewLine.ToCharArray());

    public TextWriter Inner { get; }

    public override Encoding Encoding => Inner.Encoding;

    public override void Write(char value) => Try(() => Inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => Inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => Inner.Write(value));

    public override void WriteLine(string? value) => Try(() => Inner.WriteLine(value));

    public override void Flush() => Try(Inner.Flush);

    private void Try(Action act)
    {
        if (_gone) return;
        try
        {
            act();
        }
        catch (IOException)
        {
            _gone = true;
        }
    }
}
