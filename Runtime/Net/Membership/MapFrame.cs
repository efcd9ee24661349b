using Orleans.Runtime;
using Shop.Runtime.Net;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Membership;

/// <summary>A <see cref="ClusterMap"/> as silos tell it to clients. Tagged fields, of which unknown ones are skipped.</summary>
internal static class MapFrame
{
    // A cluster has a dozen silos; a peer that claims more than this makes us connect to nobody.
    private const int SilosMax = 1_000;

    /// <summary>The frame.</summary>
    public static ReadOnlySpan<byte> Write(WireBuffer buffer, ClusterMap map)
    {
        Frame.Begin(buffer, FrameKind.Map);
        var writer = new WireWriter(buffer);
        writer.WriteInt32(0, map.Version);
        Codecs.For<(string, int, bool)[]>().WriteField(
            ref writer, 1, [.. map.Silos.Select(silo => (silo.Address.ToParsableString(), silo.GatewayPort, silo.TakesGrains))]);
        writer.WriteEnd();
        writer.Flush();
        return Frame.End(buffer);
    }

    /// <summary>Reads the body of the frame.</summary>
    /// <exception cref="WireFormatException">It is none.</exception>
    public static ClusterMap Read(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body);
        var version = 0;
        SiloOnMap[] silos = [];
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case 0:
                    version = reader.ReadInt32();
                    break;
                case 1:
                    silos = ReadSilos(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new ClusterMap(version, silos);
    }

    private static SiloOnMap[] ReadSilos(ref WireReader reader)
    {
        var silos = Codecs.For<(string?, int, bool)[]?>().ReadField(ref reader) ?? [];
        return silos.Length <= SilosMax
            ? Array.ConvertAll(silos, static silo => new SiloOnMap(AddressOf(silo.Item1), PortOf(silo.Item2), silo.Item3))
            : throw new WireFormatException($"The peer tells of {silos.Length} silos; {SilosMax} are believed.");
    }

    private static SiloAddress AddressOf(string? text) =>
        SiloAddress.TryParse(text, out var address) ? address : throw new WireFormatException($"'{text}' is no silo's address.");

    private static int PortOf(int port) =>
        port is >= 0 and <= ushort.MaxValue ? port : throw new WireFormatException($"{port} is no port.");
}
