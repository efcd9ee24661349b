using System.Text;
using Shop.Bench.Shop;

namespace Shop.Chaos.Tests.Spike;

public sealed class ReplyTests
{
    [Fact]
    public void an_answer_is_whole_when_its_length_has_come()
    {
        var frame = ReplyFrame.Of(Bytes("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab"));

        (frame.Status, frame.IsLengthKnown, frame.IsWholeIn(frame.BodyStart + 3), frame.IsWholeIn(frame.BodyStart + 4)).ShouldBe((200, true, false, true));
    }

    [Fact]
    public void an_answer_in_chunks_is_whole_when_the_last_one_has_come_and_reads_as_one()
    {
        const string head = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n";
        ReplyFrame.Of(Bytes($"{head}5\r\nhello\r\n")).IsLengthKnown.ShouldBeFalse();
        var bytes = Bytes($"{head}5\r\nhello\r\n10\r\n, this is a room\r\n0\r\n\r\n");

        var frame = ReplyFrame.Of(bytes);

        frame.IsWholeIn(bytes.Length).ShouldBeTrue();
        var reply = new Reply(frame.Status, bytes.AsMemory(frame.BodyStart, frame.Length), frame.IsChunked, frame.RetryAfter);
        Encoding.ASCII.GetString(reply.Content().Span).ShouldBe("hello, this is a room");
    }

    [Fact]
    public void who_is_turned_away_is_told_when_to_come_again()
    {
        var frame = ReplyFrame.Of(Bytes("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 7\r\n\r\n"));

        (frame.Status, frame.RetryAfter, frame.IsWholeIn(frame.BodyStart)).ShouldBe((503, 7, true));
    }

    [Fact]
    public void half_a_head_tells_nothing_and_no_content_has_no_body()
    {
        ReplyFrame.Of(Bytes("HTTP/1.1 200 OK\r\nContent-Le")).Status.ShouldBe(0);
        var frame = ReplyFrame.Of(Bytes("HTTP/1.1 204 No Content\r\n\r\n"));
        frame.IsWholeIn(frame.BodyStart).ShouldBeTrue();
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
