using System.Globalization;
using System.Net;

namespace Shop.Runtime.Serialization;

// Names of things: ids, addresses, versions, cultures.

internal sealed class GuidCodec() : ImmutableCodec<Guid>(WireType.LengthPrefixed)
{
    private const int Bytes = 16;

    public override void Write(ref WireWriter writer, Guid value)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        value.TryWriteBytes(bytes);
        writer.WriteBytes(bytes);
    }

    public override Guid Read(ref WireReader reader) => new(reader.ReadBytes(Bytes, typeof(Guid)));
}

/// <summary>What is best written as text, and read by parsing it.</summary>
internal abstract class TextCodec<T>() : ImmutableCodec<T?>(WireType.LengthPrefixed)
    where T : class
{
    public sealed override void WriteField(ref WireWriter writer, uint delta, T? value) =>
        writer.WriteString(delta, value is null ? null : ToText(value));

    public sealed override void Write(ref WireWriter writer, T? value) =>
        throw new NotSupportedException("Text is always written as a field.");

    public sealed override T? Read(ref WireReader reader)
    {
        var value = Parse(reader.ReadString()!);
        if (value is null)
        {
            WireErrors.ThrowOutOfRange(typeof(T));
        }

        return value;
    }

    protected abstract string ToText(T value);

    protected abstract T? Parse(string text);
}

internal sealed class UriCodec : TextCodec<Uri>
{
    // The kind goes along: "/a" alone may be a path relative to a site or an absolute one to a file.
    private const char Absolute = 'a';
    private const char Relative = 'r';

    protected override string ToText(Uri value) => (value.IsAbsoluteUri ? Absolute : Relative) + value.OriginalString;

    protected override Uri? Parse(string text)
    {
        if (text.Length == 0 || text[0] is not (Absolute or Relative))
        {
            return null;
        }

        var kind = text[0] == Absolute ? UriKind.Absolute : UriKind.Relative;
        return Uri.TryCreate(text[1..], kind, out var value) ? value : null;
    }
}

internal sealed class VersionCodec : TextCodec<Version>
{
    protected override string ToText(Version value) => value.ToString();

    protected override Version? Parse(string text) => Version.TryParse(text, out var value) ? value : null;
}

internal sealed class IPAddressCodec : TextCodec<IPAddress>
{
    protected override string ToText(IPAddress value) => value.ToString();

    protected override IPAddress? Parse(string text) => IPAddress.TryParse(text, out var value) ? value : null;
}

internal sealed class IPEndPointCodec : TextCodec<IPEndPoint>
{
    protected override string ToText(IPEndPoint value) => value.ToString();

    protected override IPEndPoint? Parse(string text) => IPEndPoint.TryParse(text, out var value) ? value : null;
}

internal sealed class CultureInfoCodec : TextCodec<CultureInfo>
{
    protected override string ToText(CultureInfo value) => value.Name;

    protected override CultureInfo? Parse(string text)
    {
        try
        {
            return CultureInfo.GetCultureInfo(text, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
