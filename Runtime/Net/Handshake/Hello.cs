using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>How the side that connects introduces itself. Tagged fields, of which unknown ones are skipped.</summary>
internal sealed record Hello
{
    /// <summary>The first four bytes, so that a stranger's protocol is told from a broken frame: "OSR1" in ASCII.</summary>
    private static ReadOnlySpan<byte> Magic => "OSR1"u8;

    public uint VersionMin { get; init; } = ProtocolVersions.Min;

    public uint VersionMax { get; init; } = ProtocolVersions.Max;

    public PeerRole Role { get; init; }

    public string ClusterId { get; init; } = "";

    public string ServiceId { get; init; } = "";

    /// <summary>The client's own id, the same in each of its connections; or a silo's address.</summary>
    public string Identity { get; init; } = "";

    /// <summary>The longest frame that this side takes, in bytes.</summary>
    public uint FrameBytesMax { get; init; }

    /// <summary>The frame.</summary>
    public ReadOnlySpan<byte> Write(WireBuffer buffer)
    {
        Frame.Begin(buffer, FrameKind.Hello);
        buffer.Write(Magic);
        var writer = new WireWriter(buffer);
        writer.WriteUInt32(0, VersionMin);
        writer.WriteUInt32(1, VersionMax);
        writer.WriteByte(1, (byte)Role);
        writer.WriteString(1, ClusterId);
        writer.WriteString(1, ServiceId);
        writer.WriteString(1, Identity);
        writer.WriteUInt32(1, FrameBytesMax);
        writer.WriteEnd();
        writer.Flush();
        return Frame.End(buffer);
    }

    /// <summary>Reads the body of the frame.</summary>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static Hello Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Magic))
        {
            throw new WireFormatException("The peer speaks another protocol.");
        }

        var reader = new WireReader(body[Magic.Length..]);
        var hello = new Hello();
        uint id = 0;
        while (reader.NextField(ref id))
        {
            hello = id switch
            {
                0 => hello with { VersionMin = reader.ReadUInt32() },
                1 => hello with { VersionMax = reader.ReadUInt32() },
                2 => hello with { Role = (PeerRole)reader.ReadByte() },
                3 => hello with { ClusterId = reader.ReadString() ?? "" },
                4 => hello with { ServiceId = reader.ReadString() ?? "" },
                5 => hello with { Identity = reader.ReadString() ?? "" },
                6 => hello with { FrameBytesMax = reader.ReadUInt32() },
                _ => Skip(hello, ref reader),
            };
        }

        return hello;
    }

    private static Hello Skip(Hello hello, ref WireReader reader)
    {
        reader.Skip();
        return hello;
    }
}
