using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Serialization;
using Shop.Runtime.Identity;

namespace Orleans.Runtime;

/// <summary>
/// One run of one silo: its endpoint, and a generation that tells this run from earlier ones on the same endpoint.
/// Written <c>ip:port@generation</c>.
/// </summary>
[Immutable]
[JsonConverter(typeof(SiloAddressConverter))]
public sealed class SiloAddress :
    IEquatable<SiloAddress>, IComparable<SiloAddress>, ISpanFormattable, IParsable<SiloAddress>, IUtf8SpanParsable<SiloAddress>
{
    private const char Separator = '@';

    // Any text longer than this is no address: 45 characters of IPv6, a port, a generation, and a zone at most.
    private const int LongestText = 128;

    private readonly int _hash;

    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
        _hash = ComputeHash(endpoint, generation);
    }

    /// <summary>Where the silo listens for silos.</summary>
    [Id(0)]
    public IPEndPoint Endpoint { get; }

    /// <summary>Which run of the silo; negative for a client.</summary>
    [Id(1)]
    public int Generation { get; }

    /// <summary>Whether it is a client's.</summary>
    public bool IsClient => Generation < 0;

    /// <summary>No silo: 0.0.0.0:0@0.</summary>
    public static SiloAddress Zero { get; } = New(IPAddress.Any, 0, 0);

    /// <summary>The address of that run. An IPv4 address mapped to IPv6 becomes plain IPv4, so that one silo has one address.</summary>
    public static SiloAddress New(IPEndPoint ep, int gen)
    {
        ArgumentNullException.ThrowIfNull(ep);
        return ep.Address.IsIPv4MappedToIPv6 ? New(ep.Address, ep.Port, gen) : new(ep, gen);
    }

    /// <inheritdoc cref="New(IPEndPoint, int)"/>
    public static SiloAddress New(IPAddress address, int port, int generation)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new(new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, port), generation);
    }

    /// <summary>A generation for a silo that starts now: seconds since 2022, and more than the last one of this process.</summary>
    public static int AllocateNewGeneration() => SiloGeneration.Next();

    /// <summary>The address as <c>ip:port@generation</c>.</summary>
    public string ToParsableString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Endpoint.Address}:{Endpoint.Port}{Separator}{Generation}");

    /// <inheritdoc cref="Parse(string)"/>
    public static SiloAddress FromParsableString(string addr) => Parse(addr, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static SiloAddress FromUtf8String(ReadOnlySpan<byte> addr) => Parse(addr, null);

    /// <summary>Reads <c>ip:port@generation</c>. Throws <see cref="FormatException"/> for any other text.</summary>
    public static SiloAddress Parse(string value, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return TryParse(value, provider, out var result)
            ? result
            : throw new FormatException($"\"{value}\" is no silo address (ip:port@generation).");
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider)"/>
    public static SiloAddress Parse(string value) => Parse(value, null);

    /// <inheritdoc cref="Parse(string, IFormatProvider)"/>
    public static SiloAddress Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null) =>
        Parse(Encoding.UTF8.GetString(utf8Text), provider);

    /// <summary>Reads <c>ip:port@generation</c>; false for any other text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out SiloAddress? result) =>
        TryParse(value, null, out result);

    /// <inheritdoc cref="TryParse(string, out SiloAddress)"/>
    public static bool TryParse([NotNullWhen(true)] string? value, IFormatProvider? provider, [NotNullWhen(true)] out SiloAddress? result)
    {
        result = null;
        if (value is null || value.Length > LongestText)
        {
            return false;
        }

        var at = value.LastIndexOf(Separator);
        var colon = at <= 0 ? -1 : value.LastIndexOf(':', at);
        if (colon < 0
            || !IPAddress.TryParse(value.AsSpan(0, colon), out var address)
            || !ushort.TryParse(value.AsSpan(colon + 1, at - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || !int.TryParse(value.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var generation))
        {
            return false;
        }

        result = New(address, port, generation);
        return true;
    }

    /// <inheritdoc cref="TryParse(string, out SiloAddress)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, [NotNullWhen(true)] out SiloAddress? result)
    {
        result = null;
        return utf8Text.Length <= LongestText && TryParse(Encoding.UTF8.GetString(utf8Text), provider, out result);
    }

    /// <summary>Whether this is an earlier run on the same endpoint.</summary>
    public bool IsPredecessorOf(SiloAddress other) => Generation != 0 && Generation < other.Generation && Endpoint.Equals(other.Endpoint);

    /// <summary>Whether this is a later run on the same endpoint.</summary>
    public bool IsSuccessorOf(SiloAddress other) =>
        other.Generation != 0 && Generation > other.Generation && Endpoint.Equals(other.Endpoint);

    /// <summary>A hash that every process of the cluster agrees on.</summary>
    public int GetConsistentHashCode() => _hash;

    /// <inheritdoc />
    public bool Equals(SiloAddress? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Generation == other.Generation && Endpoint.Equals(other.Endpoint));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    /// <inheritdoc />
    public override int GetHashCode() => _hash;

    /// <summary>Orders by generation, then by port and address.</summary>
    public int CompareTo(SiloAddress? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byGeneration = Generation.CompareTo(other.Generation);
        var byPort = byGeneration != 0 ? byGeneration : Endpoint.Port.CompareTo(other.Endpoint.Port);
        return byPort != 0
            ? byPort
            : Endpoint.Address.GetAddressBytes().AsSpan().SequenceCompareTo(other.Endpoint.Address.GetAddressBytes());
    }

    /// <summary>The address for a reader: <c>S</c> (silo) or <c>C</c> (client), endpoint, generation.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsClient ? 'C' : 'S')}{Endpoint}:{Generation}");

    /// <summary>As <see cref="ToString()"/>, with the consistent hash behind it.</summary>
    public string ToStringWithHashCode() => string.Create(CultureInfo.InvariantCulture, $"{ToString()}/x{_hash:X8}");

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => format == "H" ? ToStringWithHashCode() : ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = format is "H" ? ToStringWithHashCode() : ToString();
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten > 0;
    }

    // 16 bytes of address (IPv4 fills the first four), port and generation, little-endian: Orleans' layout.
    private static int ComputeHash(IPEndPoint endpoint, int generation)
    {
        Span<byte> buffer = stackalloc byte[24];
        buffer.Clear();
        endpoint.Address.TryWriteBytes(buffer, out _);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[16..], endpoint.Port);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[20..], generation);
        return (int)StableHash.ComputeHash(buffer);
    }
}
