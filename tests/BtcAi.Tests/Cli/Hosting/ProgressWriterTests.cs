using System.Text;
using BtcAi.Cli.Hosting;

namespace BtcAi.Tests.Cli.Hosting;

public sealed class ProgressWriterTests
{
    [Fact]
    public void Text_is_passed_on_with_the_line_ends_of_the_writer_within()
    {
        var inner = new StringWriter { NewLine = "|" };
        var writer = new ProgressWriter(inner);
        writer.Write('a');
        writer.Write("b");
        writer.WriteLine("c");
        writer.WriteLine();
        writer.WriteLine($"{1}");
        writer.Flush();
        Assert.Equal("abc||1|", $"{inner}");
    }

    [Fact]
    public void A_reader_that_is_gone_is_written_to_once_and_never_again()
    {
        var gone = new Gone();
        var writer = new ProgressWriter(gone);
        for (int i = 0; i < 3; i++) writer.WriteLine("update");
        writer.Write('x');
        Assert.Equal(1, gone.Tried);
    }

    private sealed class Gone : TextWriter
    {
        public int Tried { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            Tried++;
            throw new IOException("Input/output error");
        }
    }
}
