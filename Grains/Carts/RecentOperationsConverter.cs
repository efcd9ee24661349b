using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>
/// Operations as one JSON string: base64 of 24 bytes each (name, fingerprint, seconds; big-endian). As objects, 64 of them would
/// be three times as long, in every write of the cart.
/// </summary>
internal sealed class RecentOperationsConverter : JsonConverter<RecentOperations>
{
    private const int Size = 24;

    /// <inheritdoc/>
    public override RecentOperations Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var bytes = reader.GetBytesFromBase64();
        if (bytes.Length % Size != 0)
        {
            throw new JsonException($"The operations are {bytes.Length} bytes, which is no multiple of {Size}.");
        }

        var operations = new RecentOperation[bytes.Length / Size];
        for (var i = 0; i < operations.Length; i++)
        {
            var part = bytes.AsSpan(i * Size, Size);
            operations[i] = new RecentOperation(
                new OperationId(new Guid(part[..16], bigEndian: true)),
                BinaryPrimitives.ReadUInt32BigEndian(part[16..]),
                BinaryPrimitives.ReadUInt32BigEndian(part[20..]));
        }

        return new RecentOperations(operations);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RecentOperations value, JsonSerializerOptions options)
    {
        Span<byte> bytes = stackalloc byte[Size * RecentOperations.MaxCount];
        var length = 0;
        foreach (ref readonly var operation in value.All)
        {
            var part = bytes.Slice(length, Size);
            operation.Id.Value.TryWriteBytes(part, bigEndian: true, out _);
            BinaryPrimitives.WriteUInt32BigEndian(part[16..], operation.Fingerprint);
            BinaryPrimitives.WriteUInt32BigEndian(part[20..], operation.AtSeconds);
            length += Size;
        }

        writer.WriteBase64StringValue(bytes[..length]);
    }
}
