using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>How the side that accepts answers a <see cref="Hello"/>. Tagged fields, of which unknown ones are skipped.</summary>
internal sealed record Welcome
{
    /// <summary>The version that both speak from now on.</summary>
    public uint Version { get; init; }

    /// <summary>The silo's address.</summary>
    public string Identity { get; init; } = "";

    /// <summary>The longest frame that this side takes, in bytes.</summary>
    public uint FrameBytesMax { get; init; }

    /// <summary>How many calls the side that connected may have under way.</summary>
    public uint CallsInFlightMax { get; init; }

    /// <summary>The silo's grain classes.</summary>
    public IReadOnlyList<ClusterGrain> Grains { get; init; } = [];

    /// <summary>The frame.</summary>
    public ReadOnlySpan<byte> Write(WireBuffer buffer)
    {
        Frame.Begin(buffer, FrameKind.Welcome);
        var writer = new WireWriter(buffer);
        writer.WriteUInt32(0, Version);
        writer.WriteString(1, Identity);
        writer.WriteUInt32(1, FrameBytesMax);
        writer.WriteUInt32(1, CallsInFlightMax);
        Codecs.For<(string, string, uint[])[]>().WriteField(
            ref writer, 1, [.. Grains.Select(grain => (grain.ClassName, grain.GrainType, grain.Interfaces))]);
        writer.WriteEnd();
        writer.Flush();
        return Frame.End(buffer);
    }

    /// <summary>Reads the body of the frame.</summary>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static Welcome Read(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        var welcome = new Welcome();
        uint id = 0;
        while (reader.NextField(ref id))
        {
            welcome = id switch
            {
                0 => welcome with { Version = reader.ReadUInt32() },
                1 => welcome with { Identity = reader.ReadString() ?? "" },
                2 => welcome with { FrameBytesMax = reader.ReadUInt32() },
                3 => welcome with { CallsInFlightMax = reader.ReadUInt32() },
                4 => welcome with { Grains = ReadGrains(ref reader) },
                _ => Skip(welcome, ref reader),
            };
        }

        return welcome;
    }

    private static ClusterGrain[] ReadGrains(ref WireReader reader)
    {
        var grains = Codecs.For<(string?, string?, uint[]?)[]?>().ReadField(ref reader) ?? [];
        return Array.ConvertAll(grains, static grain => new ClusterGrain(grain.Item1 ?? "", grain.Item2 ?? "", grain.Item3 ?? []));
    }

    private static Welcome Skip(Welcome welcome, ref WireReader reader)
    {
        reader.Skip();
        return welcome;
    }
}
