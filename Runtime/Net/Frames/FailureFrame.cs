using Orleans.Runtime;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>A call's failure: the call's number, a <see cref="FailureKind"/>, and the exception where there is one.</summary>
internal static class FailureFrame
{
    /// <summary>Writes a failure that needs no words: refusing must cost less than what it protects from.</summary>
    public static ReadOnlySpan<byte> Write(WireBuffer buffer, uint callId, FailureKind kind)
    {
        Frame.Begin(buffer, FrameKind.Failure);
        var writer = new WireWriter(buffer);
        writer.WriteVarUInt32(callId);
        writer.WriteRawByte((byte)kind);
        writer.Flush();
        return Frame.End(buffer);
    }

    /// <summary>Writes an exception; one that can't be written is told by its type and the reason.</summary>
    public static ReadOnlySpan<byte> Write(WireBuffer buffer, uint callId, Exception exception)
    {
        try
        {
            return WriteException(buffer, callId, exception);
        }
        catch (Exception unwritable)
        {
            buffer.Clear();
            return WriteException(buffer, callId, new OrleansException(
                $"The call failed with a {exception.GetType().FullName}, which can't be sent: {unwritable.Message}"));
        }
    }

    /// <summary>What the caller is told.</summary>
    /// <exception cref="WireFormatException">The bytes are no failure.</exception>
    public static Exception Read(ref WireReader reader)
    {
        var kind = (FailureKind)reader.ReadRawByte();
        return kind switch
        {
            FailureKind.TooBusy => new GatewayTooBusyException("The silo has as many calls under way as it takes; the call was not begun. Try again later."),
            FailureKind.Expired => new TimeoutException("The call's time was over before the silo had an answer."),
            _ => Codecs.For<Exception>().ReadRoot(ref reader) ?? new OrleansException("The call failed, and the silo didn't say why."),
        };
    }

    private static ReadOnlySpan<byte> WriteException(WireBuffer buffer, uint callId, Exception exception)
    {
        Frame.Begin(buffer, FrameKind.Failure);
        var writer = new WireWriter(buffer);
        writer.WriteVarUInt32(callId);
        writer.WriteRawByte((byte)FailureKind.Exception);
        Codecs.For<Exception>().WriteRoot(ref writer, exception);
        writer.Flush();
        return Frame.End(buffer);
    }
}
