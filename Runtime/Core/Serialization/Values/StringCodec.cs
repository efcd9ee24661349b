namespace Shop.Runtime.Serialization;

internal sealed class StringCodec() : ImmutableCodec<string?>(WireType.LengthPrefixed)
{
    public override void WriteField(ref WireWriter writer, uint delta, string? value) => writer.WriteString(delta, value);

    public override void Write(ref WireWriter writer, string? value) =>
        throw new NotSupportedException("A string is always written as a field.");

    public override string? Read(ref WireReader reader) => reader.ReadString();

    // Null, and the rare text that isn't valid UTF-16.
    protected override string? ReadOther(ref WireReader reader) => reader.ReadString();
}
