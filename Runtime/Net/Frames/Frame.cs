using System.Buffers.Binary;
using System.Text;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>Puts frames together: a buffer from <see cref="WireBuffer.Rent"/> holds one.</summary>
internal static class Frame
{
    /// <summary>The length's bytes.</summary>
    public const int PrefixBytes = sizeof(uint);

    /// <summary>Starts a frame; its body is appended next.</summary>
    public static void Begin(WireBuffer buffer, FrameKind kind)
    {
        var span = buffer.GetSpan(PrefixBytes + 1);
        span[PrefixBytes] = (byte)kind;
        buffer.Advance(PrefixBytes + 1);
    }

    /// <summary>Ends the frame that the buffer holds: from here on it may be sent.</summary>
    public static ReadOnlySpan<byte> End(WireBuffer buffer)
    {
        var frame = buffer.Written;
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(frame.Length - PrefixBytes));
        return frame;
    }

    /// <summary>Writes a frame whose body is a call's number.</summary>
    public static ReadOnlySpan<byte> WriteNumbered(WireBuffer buffer, FrameKind kind, uint callId)
    {
        Begin(buffer, kind);
        var writer = new WireWriter(buffer);
        writer.WriteVarUInt32(callId);
        writer.Flush();
        return End(buffer);
    }

    /// <summary>Writes a frame whose body is text, or nothing.</summary>
    public static ReadOnlySpan<byte> WriteText(WireBuffer buffer, FrameKind kind, string text = "")
    {
        Begin(buffer, kind);
        buffer.Write(Encoding.UTF8.GetBytes(text));
        return End(buffer);
    }
}
